package avengers.clustering.report;

import avengers.clustering.cluster.Centroids;
import avengers.clustering.cluster.Neighbour;
import avengers.clustering.fit.LabelledQueries;
import avengers.clustering.observation.Observation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A query in its cluster.
 *
 * @param distance squared, from the centroid
 * @param words the distinct words of its text
 */
record Member(Observation query, double distance, Set<String> words) {
  /** The queries of each cluster, nearest to the centroid first. */
  static List<List<Member>> byCluster(Centroids centroids, LabelledQueries queries) {
    List<List<Member>> clusters = IntStream.range(0, centroids.count())
        .mapToObj(cluster -> (List<Member>) new ArrayList<Member>())
        .toList();
    for (int i = 0; i < queries.size(); i++) {
      Observation query = queries.queries().get(i);
      Neighbour nearest = centroids.nearest(queries.embeddings().get(i), 1).getFirst();
      clusters.get(nearest.cluster())
          .add(new Member(query, nearest.distance(), Words.of(query.query())));
    }
    clusters.forEach(members -> members.sort(Comparator.comparingDouble(Member::distance)));
    return clusters;
  }

  /** Whether most words of both texts together are in both. */
  boolean isWordedLike(Member other) {
    long shared = words.stream().filter(other.words::contains).count();
    return shared * 2 > words.size() + other.words.size() - shared;
  }
}
