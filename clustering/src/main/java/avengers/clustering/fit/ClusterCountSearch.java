package avengers.clustering.fit;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/**
 * Chooses the number of clusters by cross-validation inside the training queries: the smallest that
 * scores within one standard error of the best.
 */
final class ClusterCountSearch {
  private static final int SMALLEST = 8;
  private static final int LARGEST = 256;
  /** With fewer queries a cluster there is nothing to score. */
  private static final int QUERIES_PER_CLUSTER = 8;

  /** One start a candidate: several change the clusters of one number little. */
  private static final int STARTS = 1;

  private final List<Integer> counts;
  private final List<double[]> routed = new ArrayList<>();

  private ClusterCountSearch(List<Integer> counts) {
    this.counts = counts;
  }

  /** Tries all numbers of clusters that the queries are enough for. */
  static ClusterCountSearch over(LabelledQueries queries, long seed) {
    ClusterCountSearch search = new ClusterCountSearch(counts(queries));
    for (int clusters : search.counts) {
      PlacedQueries placed = PlacedQueries.of(queries, clusters, STARTS, seed);
      search.routed.add(CrossValidation.of(placed, queries.models(), seed).routed());
    }
    return search;
  }

  private static List<Integer> counts(LabelledQueries queries) {
    HashSet<FloatBuffer> distinct = new HashSet<>();
    queries.embeddings().forEach(vector -> distinct.add(FloatBuffer.wrap(vector)));
    int most = distinct.size() / QUERIES_PER_CLUSTER;
    List<Integer> counts = new ArrayList<>();
    for (int clusters = SMALLEST; clusters <= Math.min(most, LARGEST); clusters *= 2) {
      counts.add(clusters);
    }
    return counts.isEmpty() ? List.of(Math.max(2, most)) : counts;
  }

  /** The chosen number of clusters. */
  int chosen() {
    return counts.get(chosenIndex());
  }

  /** What was tried, fewest clusters first. */
  List<ClusterCandidate> candidates() {
    int chosen = chosenIndex();
    List<ClusterCandidate> candidates = new ArrayList<>();
    for (int i = 0; i < counts.size(); i++) {
      PairedDifference shortfall = shortfall(i);
      candidates.add(new ClusterCandidate(counts.get(i), mean(routed.get(i)),
          shortfall.mean(), shortfall.standardError(), i == chosen));
    }
    return candidates;
  }

  private int chosenIndex() {
    int index = 0;
    while (shortfall(index).mean() > shortfall(index).standardError()) {
      index++;
    }
    return index;
  }

  private PairedDifference shortfall(int index) {
    double[] best = routed.getFirst();
    for (double[] other : routed) {
      best = mean(other) > mean(best) ? other : best;
    }
    return PairedDifference.of(best, routed.get(index));
  }

  private static double mean(double[] scores) {
    return Arrays.stream(scores).average().orElse(0);
  }
}
