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

  private final List<PlacedQueries> placed = new ArrayList<>();
  private final List<double[]> routed = new ArrayList<>();

  private ClusterCountSearch() {}

  /** Tries all numbers of clusters that the queries are enough for. */
  static ClusterCountSearch over(LabelledQueries queries, long seed) {
    ClusterCountSearch search = new ClusterCountSearch();
    for (int clusters : counts(queries)) {
      PlacedQueries place = PlacedQueries.of(queries, clusters, seed);
      search.placed.add(place);
      search.routed.add(CrossValidation.of(place, queries.models(), seed).routed());
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

  /** The queries among the chosen clusters. */
  PlacedQueries chosen() {
    return placed.get(chosenIndex());
  }

  /** What was tried, fewest clusters first. */
  List<ClusterCandidate> candidates() {
    int chosen = chosenIndex();
    List<ClusterCandidate> candidates = new ArrayList<>();
    for (int i = 0; i < placed.size(); i++) {
      PairedDifference shortfall = shortfall(i);
      candidates.add(new ClusterCandidate(placed.get(i).clusters(), mean(routed.get(i)),
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
