package avengers.clustering.cluster;

import java.util.OptionalDouble;

/**
 * What one model did on a set of labelled queries.
 *
 * @param count how many of the queries the model has a score of
 * @param score mean score, 0 to 1; 0 where the count is 0
 * @param cost mean dollars a query, where known
 * @param promptTokens mean tokens of a prompt, where known
 * @param completionTokens mean tokens of an answer, where known
 * @param seconds mean seconds an answer took, where known
 */
public record ModelStatistics(long count,
    double score,
    OptionalDouble cost,
    OptionalDouble promptTokens,
    OptionalDouble completionTokens,
    OptionalDouble seconds) {
  public ModelStatistics {
    if (count < 0) {
      throw new IllegalArgumentException("a count is negative: " + count);
    }
    if (!(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException("a mean score lies outside 0 to 1: " + score);
    }
  }
}
