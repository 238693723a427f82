package avengers.clustering.fit;

/**
 * The mean of differences between two ways of answering the same queries.
 *
 * @param standardError of the mean; 1, as wide as scores can differ, of less than two queries
 * @param count how many queries
 */
record PairedDifference(double mean, double standardError, int count) {
  /** The 90 % quantile of the normal distribution; docs/decisions say why this level. */
  private static final double CONFIDENCE = 1.2816;

  /** The mean of {@code one - other}, query by query. */
  static PairedDifference of(double[] one, double[] other) {
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < one.length; i++) {
      double difference = one[i] - other[i];
      sum += difference;
      squares += difference * difference;
    }
    int count = one.length;
    if (count < 2) {
      return new PairedDifference(sum, 1, count);
    }
    double mean = sum / count;
    double variance = Math.max(0, squares - count * mean * mean) / (count - 1);
    return new PairedDifference(mean, Math.sqrt(variance / count), count);
  }

  /**
   * Whether the first way is better with a confidence of 90 %, by the normal approximation of the
   * sign-flip test. One query's worth is taken off the difference, as scores are steps and not
   * continuous: three wins and no loss are no proof.
   */
  boolean isGain() {
    return mean - 1.0 / count > CONFIDENCE * standardError;
  }
}
