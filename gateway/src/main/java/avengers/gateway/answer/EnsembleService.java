package avengers.gateway.answer;

import avengers.clustering.answer.Prompt;
import avengers.clustering.cluster.Ranking;
import avengers.clustering.plan.Plan;
import avengers.clustering.vote.Election;
import avengers.clustering.vote.Sample;
import avengers.clustering.vote.Verdict;
import avengers.gateway.backend.Backend;
import avengers.gateway.backend.CallScope;
import avengers.gateway.backend.Outcome;
import avengers.gateway.config.EnsembleConfig;
import avengers.gateway.metrics.GatewayMeters;
import avengers.gateway.openai.ApiError;
import avengers.gateway.openai.ApiException;
import avengers.gateway.openai.ChatRequest;
import avengers.gateway.openai.TokenUsage;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** Answers a request by several models: embed, rank, plan, ask, vote, reply. */
public final class EnsembleService {
  private static final Logger LOG = LoggerFactory.getLogger(EnsembleService.class);

  private final Vertx vertx;
  private final Map<String, Backend> backends;
  private final QueryRanking ranking;
  private final GatewayMeters meters;

  /**
   * A service over these backends.
   *
   * @param backends by model
   */
  public EnsembleService(Vertx vertx, Map<String, Backend> backends, QueryRanking ranking,
      GatewayMeters meters) {
    this.vertx = vertx;
    this.backends = Map.copyOf(backends);
    this.ranking = ranking;
    this.meters = meters;
  }

  /**
   * Answers a request. Fails with an {@link ApiException} if it cannot be answered.
   *
   * @param waiting is told when waiting for backends begins, and when it ends
   */
  public Future<EnsembleAnswer> answer(EnsembleConfig ensemble, ChatRequest request,
      CallScope scope, WaitingTime waiting) {
    if (request.n() != 1) {
      return Future.failedFuture(new ApiException(ApiError.invalid("n",
          "'n' must be 1 when the model is an ensemble: it gives one voted answer.")));
    }
    return ranking.of(request.query()).compose(ranked -> {
      Plan plan = plan(ensemble, request, ranked);
      waiting.begin();
      return ask(plan, ensemble, request, scope).andThen(asked -> waiting.end())
          .compose(outcomes -> decide(ensemble, request, ranked, plan, outcomes));
    });
  }

  /** At temperature 0 a model always says the same, so it is asked once. */
  private static Plan plan(EnsembleConfig ensemble, ChatRequest request, Ranking ranked) {
    boolean deterministic = request.temperature().orElse(ensemble.temperature()) == 0;
    return Plan.spread(ranked, deterministic ? ensemble.models() : ensemble.samples(),
        ensemble.models());
  }

  private Future<List<Outcome>> ask(Plan plan, EnsembleConfig ensemble, ChatRequest request,
      CallScope scope) {
    List<Future<Outcome>> calls = new ArrayList<>();
    for (Backend backend : backends(plan)) {
      byte[] body = request.sample(backend.upstreamModel(), ensemble.temperature(), calls.size());
      calls.add(backend.complete(body, scope));
    }
    return Future.join(calls).map(all -> calls.stream().map(Future::result).toList());
  }

  /** The backend of each sample, in the order of the plan. */
  private List<Backend> backends(Plan plan) {
    List<Backend> asked = new ArrayList<>();
    for (Plan.Share share : plan.shares()) {
      Backend backend = Objects.requireNonNull(backends.get(share.model().model()));
      for (int i = 0; i < share.samples(); i++) {
        asked.add(backend);
      }
    }
    return asked;
  }

  private Future<EnsembleAnswer> decide(EnsembleConfig ensemble, ChatRequest request,
      Ranking ranked, Plan plan, List<Outcome> outcomes) {
    List<SampledReply> replies = replies(plan, outcomes);
    if (replies.isEmpty()) {
      return Future.failedFuture(new ApiException(NoAnswer.of(outcomes)));
    }
    // Reading answers out of long texts takes longer than an event loop has.
    return vertx.executeBlocking(() -> vote(request, ranked, plan, replies), false)
        .map(Objects::requireNonNull)
        .onSuccess(answer -> count(ensemble, answer, replies));
  }

  private static EnsembleAnswer vote(ChatRequest request, Ranking ranked, Plan plan,
      List<SampledReply> replies) {
    List<SampledReply> candidates = candidates(replies);
    List<Sample> samples = candidates.stream().map(SampledReply::sample).toList();
    Verdict verdict = Election.PLAIN.decide(Prompt.of(request.query()), samples);
    return new EnsembleAnswer(body(candidates, verdict, spent(replies)), ranked, plan, verdict);
  }

  /** A reply that was cut short is the answer only where all are. */
  private static List<SampledReply> candidates(List<SampledReply> replies) {
    List<SampledReply> whole = replies.stream()
        .filter(reply -> !reply.completion().truncated())
        .toList();
    return whole.isEmpty() ? replies : whole;
  }

  private static List<SampledReply> replies(Plan plan, List<Outcome> outcomes) {
    List<SampledReply> replies = new ArrayList<>();
    int next = 0;
    for (Plan.Share share : plan.shares()) {
      for (int i = 0; i < share.samples(); i++) {
        switch (outcomes.get(next++)) {
          case Outcome.Answered answered -> replies.add(SampledReply.of(share.model().model(),
              share.model().score(), answered.completion()));
          case Outcome.Failed failed -> LOG.warn("a sample is lost: the model '{}' {}",
              failed.model(), failed.reason().words());
        }
      }
    }
    return replies;
  }

  private static ObjectNode body(List<SampledReply> replies, Verdict verdict, TokenUsage spent) {
    Sample winner = verdict.winner().orElseThrow();
    SampledReply chosen = replies.stream()
        .filter(reply -> reply.sample().equals(winner))
        .findFirst()
        .orElseThrow();
    return chosen.completion()
        .asAnswer("chatcmpl-" + UUID.randomUUID().toString().replace("-", ""), winner.model(),
            spent);
  }

  private static TokenUsage spent(List<SampledReply> replies) {
    return replies.stream()
        .flatMap(reply -> reply.completion().usage().stream())
        .reduce(TokenUsage.NONE, TokenUsage::plus);
  }

  private void count(EnsembleConfig ensemble, EnsembleAnswer answer, List<SampledReply> replies) {
    meters.votes()
        .voted(ensemble.name(), answer.verdict(),
            replies.stream().map(SampledReply::sample).toList());
    answer.cluster()
        .ifPresent(cluster -> meters.votes()
            .nearestCluster(ensemble.name(), cluster, answer.ranking().outlier()));
  }
}
