package avengers.clustering.fit;

import avengers.clustering.cluster.Neighbourhood;
import avengers.clustering.cluster.RoutingRule;
import avengers.clustering.cluster.WeightedCluster;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Labelled queries and their place among the clusters that were made of them.
 *
 * @param neighbourhoods by rule without shrinkage: for each query the clusters that its scores come
 * from, nearest first
 */
record PlacedQueries(LabelledQueries queries,
    KMeansClustering clustering,
    Map<RoutingRule, List<List<WeightedCluster>>> neighbourhoods) {
  /**
   * Makes the clusters.
   *
   * @param starts how often k-means starts; the best is kept
   * @throws IllegalArgumentException if there are fewer distinct queries than clusters
   */
  static PlacedQueries of(LabelledQueries queries, int clusters, int starts, long seed) {
    KMeansClustering clustering = KMeansClustering.fit(queries.embeddings(), clusters, starts,
        seed);
    Map<RoutingRule, List<List<WeightedCluster>>> neighbourhoods = new HashMap<>();
    for (RoutingRule rule : List.of(RoutingRule.EIGHT_NEAREST, RoutingRule.WIDE)) {
      neighbourhoods.put(rule, queries.embeddings()
          .parallelStream()
          .map(embedding -> Neighbourhood.of(embedding, clustering.centroids(), rule))
          .toList());
    }
    return new PlacedQueries(queries, clustering, Map.copyOf(neighbourhoods));
  }

  /** The clusters that each query's scores come from, whatever the rule's shrinkage. */
  List<List<WeightedCluster>> under(RoutingRule rule) {
    return neighbourhoods.getOrDefault(rule.withShrinkage(0), List.of());
  }

  int clusters() {
    return clustering.centroids().count();
  }

  /** The cluster that a query was put in. */
  int home(int query) {
    return clustering.clusterOf(query);
  }
}
