package avengers.clustering.fit;

import avengers.clustering.cluster.Neighbourhood;
import avengers.clustering.cluster.RoutingRule;
import avengers.clustering.cluster.WeightedCluster;
import java.util.List;

/**
 * Labelled queries and their place among the clusters that were made of them.
 *
 * @param neighbourhoods for each query the clusters that its scores come from, nearest first
 */
record PlacedQueries(LabelledQueries queries,
    KMeansClustering clustering,
    List<List<WeightedCluster>> neighbourhoods) {
  /**
   * Makes the clusters.
   *
   * @param starts how often k-means starts; the best is kept
   * @throws IllegalArgumentException if there are fewer distinct queries than clusters
   */
  static PlacedQueries of(LabelledQueries queries, int clusters, int starts, long seed) {
    KMeansClustering clustering = KMeansClustering.fit(queries.embeddings(), clusters, starts,
        seed);
    return new PlacedQueries(queries, clustering, queries.embeddings()
        .stream()
        .map(embedding -> Neighbourhood.of(embedding, clustering.centroids(),
            RoutingRule.EIGHT_NEAREST))
        .toList());
  }

  int clusters() {
    return clustering.centroids().count();
  }

  /** The cluster that a query was put in. */
  int home(int query) {
    return clustering.clusterOf(query);
  }
}
