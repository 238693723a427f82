package avengers.gateway.answer;

import avengers.clustering.cluster.ExpectedCall;
import avengers.clustering.cluster.FittedRouter;
import avengers.clustering.cluster.RankedModel;
import avengers.clustering.cluster.Ranking;
import avengers.clustering.plan.Candidate;
import avengers.clustering.plan.Capabilities;
import avengers.clustering.plan.Needs;
import avengers.gateway.backend.Backend;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Tells which models may be asked for a request, what they can do, and what a call costs.
 *
 * @param backends by model
 * @param router what was recorded of the models, if anything
 */
record Candidates(Map<String, Backend> backends, Optional<FittedRouter> router) {
  /**
   * The candidates. Where what was seen of backends leaves none that serves the request, what is
   * configured holds: a backend then tells itself what it does not serve.
   *
   * @param only those that may be asked; none means all
   */
  List<Candidate> of(Ranking ranking, Set<String> only, Needs needs, RequestCosts costs) {
    List<RankedModel> allowed = ranking.models()
        .stream()
        .filter(model -> only.isEmpty() || only.contains(model.model()))
        .toList();
    List<Candidate> seen = candidates(allowed, ranking, costs, Backend::capabilities);
    return seen.stream().anyMatch(model -> needs.lackingIn(model.capabilities()).isEmpty())
        ? seen
        : candidates(allowed, ranking, costs, Backend::configuredCapabilities);
  }

  private List<Candidate> candidates(List<RankedModel> models, Ranking ranking,
      RequestCosts costs, Function<Backend, Capabilities> capabilities) {
    return models.stream()
        .map(RankedModel::model)
        .flatMap(model -> Optional.ofNullable(backends.get(model)).stream())
        .map(backend -> new Candidate(backend.model(), capabilities.apply(backend),
            backend.isHealthy(),
            costs.of(backend.price(), expected(ranking, backend.model()))))
        .toList();
  }

  /** What a call of a model is expected to take. */
  ExpectedCall expected(Ranking ranking, String model) {
    return router.map(known -> ExpectedCall.of(known, ranking, model))
        .orElse(ExpectedCall.UNKNOWN);
  }
}
