package avengers.clustering.evaluate;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** What one way of answering scores on every query, over all splits that had it in their test. */
final class QueryScores {
  private final double[] sums;
  private final int[] counts;
  private final List<Double> splitMeans = new ArrayList<>();
  private final List<Double> datasetMeans = new ArrayList<>();

  /** Prepares for this many queries. */
  QueryScores(int queries) {
    sums = new double[queries];
    counts = new int[queries];
  }

  /**
   * Adds a split.
   *
   * @param scores in the order of the split's test queries; NaN where nothing was measured
   */
  void add(HeldOut parts, double[] scores) {
    Map<String, DoubleSummaryStatistics> datasets = new TreeMap<>();
    DoubleSummaryStatistics all = new DoubleSummaryStatistics();
    for (int i = 0; i < scores.length; i++) {
      if (!Double.isNaN(scores[i])) {
        int query = parts.testPositions().get(i);
        sums[query] += scores[i];
        counts[query]++;
        all.accept(scores[i]);
        datasets.computeIfAbsent(parts.all().queries().get(query).dataset(),
            name -> new DoubleSummaryStatistics()).accept(scores[i]);
      }
    }
    splitMeans.add(100 * all.getAverage());
    datasetMeans.add(100 * datasets.values()
        .stream()
        .mapToDouble(DoubleSummaryStatistics::getAverage)
        .average()
        .orElse(0));
  }

  /** The mean score of each split, percent. */
  MeanAndDeviation queryMean() {
    return MeanAndDeviation.of(splitMeans);
  }

  /** The unweighted mean over data sets, percent. */
  double datasetMean() {
    return datasetMeans.stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }

  double sum(int query) {
    return sums[query];
  }

  int count(int query) {
    return counts[query];
  }

  /** All queries that any split had in its test. */
  int[] tested() {
    return IntStream.range(0, counts.length).filter(query -> counts[query] > 0).toArray();
  }

  /** The mean score over some queries, percent. */
  double mean(int[] queries) {
    double sum = 0;
    int count = 0;
    for (int query : queries) {
      sum += sums[query];
      count += counts[query];
    }
    return count == 0 ? 0 : 100 * sum / count;
  }
}
