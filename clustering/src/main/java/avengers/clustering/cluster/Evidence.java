package avengers.clustering.cluster;

/**
 * What routing is expected to gain over the model that is best on all queries, measured on queries
 * that were left out of the scores.
 *
 * @param bestSingle the model that is best on all queries
 * @param difference mean score of routing minus that of the best single model, -1 to 1
 * @param standardError of the difference
 * @param dominates whether the gain is not proven, so that the best single model gets every query
 */
public record Evidence(String bestSingle,
    double difference,
    double standardError,
    boolean dominates) {
  public Evidence {
    if (!(Math.abs(difference) <= 1)) {
      throw new IllegalArgumentException(
          "a difference of mean scores lies outside -1 to 1: " + difference);
    }
    if (!(standardError >= 0)) {
      throw new IllegalArgumentException("a standard error is negative: " + standardError);
    }
  }
}
