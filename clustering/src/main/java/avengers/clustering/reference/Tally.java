package avengers.clustering.reference;

import avengers.clustering.cluster.ModelStatistics;
import java.util.OptionalDouble;

/**
 * What one model did in one cluster, as far as the artefacts tell.
 *
 * @param count labelled queries that the model has a score of
 * @param accuracy mean score, 0 to 1
 * @param cost mean dollars a query, where known
 */
record Tally(long count, double accuracy, OptionalDouble cost) {
  static final Tally NONE = new Tally(0, 0, OptionalDouble.empty());

  ModelStatistics statistics() {
    return new ModelStatistics(count, accuracy, cost, OptionalDouble.empty(),
        OptionalDouble.empty(), OptionalDouble.empty());
  }
}
