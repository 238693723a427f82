package avengers.gateway.account;

import avengers.clustering.cluster.Ranking;
import avengers.clustering.plan.Candidate;
import avengers.clustering.plan.Forecast;
import avengers.clustering.plan.Needs;
import avengers.gateway.answer.EnsemblePlan;
import avengers.gateway.answer.OneCall;
import avengers.gateway.config.EffectiveSettings;
import avengers.gateway.config.Sampling;
import java.util.Optional;

/**
 * How a request is to be answered.
 *
 * @param settings the effective ones, as a header tells them; empty where there are none
 * @param ranking of all models
 * @param words the plan for people
 * @param bestSingle the model that is best over all queries, with what one call of it costs; empty
 * where nothing is known of models
 */
public record Planned(String settings,
    Ranking ranking,
    Needs needs,
    Forecast forecast,
    String words,
    Optional<Candidate> bestSingle) {
  /** The plan of a request to an ensemble. */
  public static Planned of(EnsemblePlan plan) {
    return new Planned(
        EffectiveSettings.of(plan.ensemble(), Sampling.of(plan.ensemble(), plan.request())),
        plan.ranking(), plan.needs(), plan.forecast(), plan.words(), plan.bestOverall());
  }

  /** The plan of a request to one model by its own name. */
  public static Planned of(OneCall plan) {
    return new Planned("", plan.ranking(), plan.needs(), plan.forecast(), plan.words(),
        plan.bestOverall());
  }
}
