package avengers.gateway.answer;

import avengers.clustering.cluster.Ranking;
import avengers.clustering.plan.CallCost;
import avengers.clustering.plan.Candidate;
import avengers.clustering.plan.Caps;
import avengers.clustering.plan.Needs;
import avengers.clustering.plan.Planner;
import avengers.gateway.config.BackendConfig;
import avengers.gateway.config.EnsembleConfig;
import avengers.gateway.config.Sampling;
import avengers.gateway.openai.ChatRequest;
import java.util.Optional;
import java.util.function.Function;

/** Plans for tests, of models that can all do the usual. */
final class Planned {
  private Planned() {}

  /** The plan of a planner that has measured nothing. */
  static PlannedSamples of(EnsembleConfig ensemble, ChatRequest request, Ranking ranking) {
    return of(new Planner(Optional.empty()), ensemble, request, ranking,
        model -> CallCost.UNKNOWN);
  }

  /**
   * A plan under the ensemble's own caps.
   *
   * @param costs of a call, by model
   */
  static PlannedSamples of(Planner planner, EnsembleConfig ensemble, ChatRequest request,
      Ranking ranking, Function<String, CallCost> costs) {
    Caps caps = ensemble.dial().caps();
    return new EnsemblePlanner(planner).plan(ensemble, Sampling.of(ensemble, request), ranking,
        ranking.models()
            .stream()
            .map(model -> new Candidate(model.model(), BackendConfig.USUAL, true,
                costs.apply(model.model())))
            .toList(),
        Needs.PLAIN, caps);
  }
}
