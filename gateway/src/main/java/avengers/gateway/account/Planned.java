package avengers.gateway.account;

import avengers.clustering.cluster.Ranking;
import avengers.clustering.plan.Forecast;
import avengers.clustering.plan.Needs;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a request is to be answered.
 *
 * @param settings the effective ones, as a header tells them
 * @param ranking of all models
 * @param words the plan for people
 * @param bestSingle what one call of the model that is best over all would cost, where that is
 * known
 */
public record Planned(String settings,
    Ranking ranking,
    Needs needs,
    Forecast forecast,
    String words,
    Optional<BestSingle> bestSingle) {
  /**
   * The model that is best over all queries, asked once.
   *
   * @param cost expected dollars, where known
   */
  public record BestSingle(String model, OptionalDouble cost) {}
}
