package avengers.gateway.answer;

import avengers.clustering.cluster.FittedRouter;
import avengers.clustering.cluster.Ranking;
import avengers.clustering.plan.Candidate;
import avengers.clustering.plan.Caps;
import avengers.clustering.plan.Needs;
import avengers.clustering.plan.Planner;
import avengers.clustering.vote.LearnedVoting;
import avengers.gateway.backend.Backend;
import avengers.gateway.backend.Failure;
import avengers.gateway.backend.FailureReason;
import avengers.gateway.config.EnsembleConfig;
import avengers.gateway.config.Sampling;
import avengers.gateway.openai.ApiException;
import avengers.gateway.openai.ChatRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Plans how requests to ensembles are answered. */
final class RequestPlanning {
  private final Candidates candidates;
  private final EnsemblePlanner planner;
  private final Optional<LearnedVoting> learned;
  private final Optional<BestOverall> bestOverall;

  /**
   * Planning over these backends.
   *
   * @param backends by model
   */
  RequestPlanning(Map<String, Backend> backends, Optional<FittedRouter> router) {
    this.candidates = new Candidates(backends, router);
    this.planner = new EnsemblePlanner(new Planner(router.flatMap(FittedRouter::plans)));
    this.learned = router.flatMap(FittedRouter::voting);
    this.bestOverall = router.map(BestOverall::of);
  }

  /** Of all models the one that is best over all queries, if that is known. */
  private Optional<Candidate> bestOverall(ChatRequest request, Ranking ranking) {
    return bestOverall.flatMap(best -> best.among(candidates.of(ranking, Set.of(), Needs.PLAIN,
        new RequestCosts(request, false))));
  }

  /**
   * Foresees a request to one model by its own name, which judges itself what it can serve.
   *
   * @param caps what the request may take at most
   * @throws ApiException if it may not take as much: that of the call itself
   */
  OneCall one(String model, ChatRequest request, Ranking ranking, Caps caps) {
    Candidate candidate = candidates.of(ranking, Set.of(model), Needs.PLAIN,
        RequestCosts.unchanged(request)).getFirst();
    return new OneCall(ranking, request.needs(), bestOverall(request, ranking),
        planner.one(ranking, candidate, Math.toIntExact(request.n()), caps)
            .orElseThrow(() -> new ApiException(
                Failure.because(model, FailureReason.CAPPED).asError())));
  }

  /**
   * Plans one request. A long one takes long to read.
   *
   * @param client what the client's requests may take at most
   * @throws ApiException if it cannot be answered so
   */
  EnsemblePlan plan(EnsembleConfig ensemble, ChatRequest request, Ranking ranking, Caps client) {
    Caps caps = ensemble.dial().caps().and(client);
    Sampling sampling = Sampling.of(ensemble, request);
    Needs needs = request.needs();
    RequestCosts costs = new RequestCosts(request, caps.cost().isPresent());
    List<Candidate> models = candidates.of(ranking, ensemble.dial().only(), needs, costs);
    PlannedSamples planned = planner.plan(ensemble, sampling, ranking, models, needs, caps);
    RequestVoting voting = RequestVoting.of(ensemble.voting(), planned, request.prompt(),
        sampling.choices(), learned);
    return new EnsemblePlan(ensemble, request, ranking, needs,
        bestOverall(request, ranking), caps, planned.forecast(), voting,
        Substitutes.of(ranking, models, needs, voting, caps.cost().isPresent(),
            !sampling.isDeterministic()),
        model -> caps.cost().isPresent()
            ? costs.bound(candidates.expected(ranking, model))
            : OptionalLong.empty());
  }
}
