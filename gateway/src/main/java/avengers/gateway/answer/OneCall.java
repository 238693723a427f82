package avengers.gateway.answer;

import avengers.clustering.cluster.Ranking;
import avengers.clustering.plan.Candidate;
import avengers.clustering.plan.Forecast;
import avengers.clustering.plan.Needs;
import java.util.Optional;

/**
 * How a request to one model by its own name will be answered.
 *
 * @param ranking of all models
 * @param bestOverall the model that is best over all queries, with what one call of it costs; empty
 * without a router
 */
public record OneCall(Ranking ranking,
    Needs needs,
    Optional<Candidate> bestOverall,
    Forecast forecast) {
  /** The plan in a few words. */
  public String words() {
    return PlanWords.of(forecast.plan());
  }
}
