package avengers.clustering.cluster;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What one call of a model is expected to take on a query, from what was recorded near it.
 *
 * @param completionTokens of the answer, where that was recorded
 * @param cost dollars, where that was recorded
 */
public record ExpectedCall(OptionalDouble completionTokens, OptionalDouble cost) {
  /** Of a model that nothing is known of. */
  public static final ExpectedCall UNKNOWN = new ExpectedCall(OptionalDouble.empty(),
      OptionalDouble.empty());

  /** Means over the query's clusters; over all queries for an outlier. */
  public static ExpectedCall of(FittedRouter router, Ranking ranking, String model) {
    int position = router.models().indexOf(model);
    if (position < 0) {
      return UNKNOWN;
    }
    List<WeightedCluster> near = ranking.outlier() ? List.of() : ranking.clusters();
    return new ExpectedCall(
        known(Neighbourhood.mean(router, near, position, ModelStatistics::completionTokens)),
        known(Neighbourhood.mean(router, near, position, ModelStatistics::cost)));
  }

  private static OptionalDouble known(double mean) {
    return Double.isNaN(mean) ? OptionalDouble.empty() : OptionalDouble.of(mean);
  }
}
