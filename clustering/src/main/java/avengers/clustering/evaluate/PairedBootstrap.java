package avengers.clustering.evaluate;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Confidence intervals by resampling queries: both ways are measured on the same resampled queries,
 * so that what is hard for both does not count. A query that several splits tested is one query.
 */
final class PairedBootstrap {
  private static final int RESAMPLES = 2000;
  private static final int LOW = RESAMPLES * 25 / 1000;

  /** With fewer queries an interval would only seem narrow. */
  private static final int FEWEST = 10;

  private PairedBootstrap() {}

  /**
   * How much better one way scores than another on some queries, with a 95 % percentile interval.
   *
   * @param queries positions of queries that were tested
   */
  static Difference difference(QueryScores ours, QueryScores theirs, int[] queries) {
    double[] differences = Arrays.stream(queries)
        .mapToDouble(query -> ours.sum(query) - theirs.sum(query))
        .toArray();
    int[] counts = Arrays.stream(queries).map(ours::count).toArray();
    double points = ours.mean(queries) - theirs.mean(queries);
    if (queries.length < FEWEST) {
      return new Difference(points, -100, 100);
    }
    return interval(points, differences, Arrays.stream(counts).asDoubleStream().toArray());
  }

  /**
   * How much less one way costs than another on some queries, percent, with a 95 % percentile
   * interval.
   *
   * @param ours the costs of one way
   * @param theirs the costs of the other
   */
  static Difference saving(QueryScores ours, QueryScores theirs, int[] queries) {
    double[] differences = Arrays.stream(queries)
        .mapToDouble(query -> theirs.sum(query) - ours.sum(query))
        .toArray();
    double[] costs = Arrays.stream(queries).mapToDouble(theirs::sum).toArray();
    double all = Arrays.stream(costs).sum();
    double saved = all > 0 ? 100 * Arrays.stream(differences).sum() / all : 0;
    return queries.length < FEWEST || all == 0
        ? new Difference(saved, -100, 100)
        : interval(saved, differences, costs);
  }

  /** The interval of a ratio of sums, percent. */
  private static Difference interval(double points, double[] above, double[] below) {
    double[] resampled = IntStream.range(0, RESAMPLES)
        .parallel()
        .mapToDouble(i -> resample(above, below, new SplittableRandom(i)))
        .sorted()
        .toArray();
    return new Difference(points, resampled[LOW], resampled[RESAMPLES - 1 - LOW]);
  }

  private static double resample(double[] above, double[] below, SplittableRandom random) {
    double sum = 0;
    double count = 0;
    for (int i = 0; i < above.length; i++) {
      int query = random.nextInt(above.length);
      sum += above[query];
      count += below[query];
    }
    return 100 * sum / count;
  }
}
