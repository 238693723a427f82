package avengers.gateway.answer;

import avengers.clustering.plan.Caps;
import avengers.gateway.backend.Backend;
import avengers.gateway.backend.CallScope;
import avengers.gateway.backend.Failure;
import avengers.gateway.backend.FailureReason;
import avengers.gateway.backend.Retries;
import avengers.gateway.config.EnsembleConfig;
import avengers.gateway.ledger.Purpose;
import avengers.gateway.metrics.GatewayMeters;
import avengers.gateway.openai.ApiException;
import avengers.gateway.openai.ChatCompletion;
import avengers.gateway.openai.ChatRequest;
import avengers.gateway.openai.TokenUsage;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Answers a request by several models: embed, rank, ask, vote, settle doubts, reply. */
public final class EnsembleService {
  private final Vertx vertx;
  private final Map<String, Backend> backends;
  private final QueryRanking ranking;
  private final GatewayMeters meters;
  private final Retries retries;
  private final FreeTextChoice freeText;
  private final Doubts doubts;
  private final RequestPlanning planning;

  /**
   * A service over these backends.
   *
   * @param backends by model
   */
  public EnsembleService(Vertx vertx, Map<String, Backend> backends, QueryRanking ranking,
      GatewayMeters meters, Retries retries) {
    this.vertx = vertx;
    this.backends = Map.copyOf(backends);
    this.ranking = ranking;
    this.meters = meters;
    this.retries = retries;
    this.freeText = new FreeTextChoice(ranking.vectors());
    this.doubts = new Doubts(this.backends, retries);
    this.planning = new RequestPlanning(this.backends, ranking.router());
  }

  /**
   * Plans how a request is answered. Fails with an {@link ApiException} if it cannot be.
   *
   * @param client what any request of its client may take at most
   * @param scope of the request
   */
  public Future<EnsemblePlan> plan(EnsembleConfig ensemble, ChatRequest request, Caps client,
      CallScope scope) {
    return ranking.of(request.query(), scope.left())
        .compose(ranked -> vertx
            .executeBlocking(() -> planning.plan(ensemble, request, ranked, client), false))
        .map(Objects::requireNonNull);
  }

  /**
   * Foresees a request to one model by its own name. Fails with an {@link ApiException} if it may
   * not take as much.
   *
   * @param caps what the request may take at most
   * @param scope of the request
   */
  public Future<OneCall> plan(Backend backend, ChatRequest request, Caps caps, CallScope scope) {
    return ranking.of(request.query(), scope.left())
        .compose(ranked -> vertx
            .executeBlocking(() -> planning.one(backend.model(), request, ranked, caps), false))
        .map(Objects::requireNonNull);
  }

  /**
   * Answers a request. Fails with an {@link ApiException} if it cannot be answered.
   *
   * @param waiting is told when waiting for backends begins, and when it ends
   * @param watcher sees the samples while they come
   */
  public Future<EnsembleAnswer> answer(EnsemblePlan plan, CallScope whole, WaitingTime waiting,
      SampleWatcher watcher) {
    CallScope scope = whole.forPurpose(Purpose.SAMPLE);
    RequestVoting voting = plan.voting();
    AnswerMeters counted = new AnswerMeters(meters.votes(), plan.ensemble().name());
    waiting.begin();
    return SampleRun.collect(vertx, new SampleSource(backends, retries, plan),
        scope.within(Optional.empty()), watcher)
        .andThen(asked -> waiting.end())
        .onSuccess(collected -> counted.collected(voting, collected))
        .compose(collected -> vote(voting, collected)
            .compose(vote -> quorate(plan, collected, vote))
            .onSuccess(vote -> tell(watcher, collected, vote))
            .compose(vote -> freeText.choose(voting.config(), vote, scope))
            .compose(vote -> doubts
                .settle(plan, vote.verdict(), scope, waiting)
                .compose(settled -> answer(plan, collected, vote, settled,
                    scope.ledger().spending().usage()))
                .onSuccess(answer -> answer.call().ifPresent(scope.ledger()::won))
                .onSuccess(answer -> counted.answered(answer, vote))));
  }

  private static void tell(SampleWatcher watcher, Collected collected, Vote vote) {
    if (watcher.wantsProgress()) {
      watcher.progressed(SampleProgress.last(collected.progress(), vote.verdict()));
    }
  }

  /** How calls are repeated. */
  public Retries retries() {
    return retries;
  }

  /** Asks for the only sample of a plan. */
  public OneSampleAsking askForOne(EnsemblePlan plan, CallScope scope) {
    return new OneSampleAsking(new SampleSource(backends, retries, plan), scope);
  }

  /**
   * Counts an answer of one sample that went to the client while it came.
   *
   * @param completion what it said, if it is whole
   * @param failure what went wrong, if anything
   * @param asked whom it was asked of
   */
  public void count(EnsemblePlan plan, Supplier<Optional<ChatCompletion>> completion,
      Optional<Failure> failure, Duration asking, OneSampleAsking asked) {
    AnswerMeters counted = new AnswerMeters(meters.votes(), plan.ensemble().name());
    OneSample sample = new OneSample(completion, failure, asking, asked);
    vertx.executeBlocking(sample::collected, false)
        .map(Objects::requireNonNull)
        .onSuccess(collected -> counted.collected(plan.voting(), collected))
        .compose(collected -> vote(plan.voting(), collected)
            .compose(vote -> answer(plan, collected, vote, Doubts.Settled.NOTHING,
                TokenUsage.NONE)
                .onSuccess(answer -> counted.answered(answer, vote))));
  }

  /** Long answers take long to compare and to copy. */
  private Future<EnsembleAnswer> answer(EnsemblePlan plan, Collected collected, Vote vote,
      Doubts.Settled settled, TokenUsage spent) {
    return vertx
        .executeBlocking(() -> EnsembleAnswer.of(plan.ranking(), plan.voting().choices(), collected,
            vote, settled, spent, Quorum.of(plan).degraded(collected)), false)
        .map(Objects::requireNonNull);
  }

  /** A vote of too few samples is none, if the ensemble says so. */
  private static Future<Vote> quorate(EnsemblePlan plan, Collected collected, Vote vote) {
    return Quorum.of(plan)
        .error(collected)
        .map(error -> Future.<Vote>failedFuture(new ApiException(error)))
        .orElseGet(() -> Future.succeededFuture(vote));
  }

  /** Counting the answers of long texts takes longer than an event loop has. */
  private Future<Vote> vote(RequestVoting voting, Collected collected) {
    List<SampledReply> replies = collected.progress().inOrder();
    return vertx.executeBlocking(() -> Vote.of(voting, replies), false)
        .map(Objects::requireNonNull)
        .compose(vote -> vote.map(Future::succeededFuture)
            .orElseGet(() -> Future.failedFuture(noAnswer(collected.progress()))));
  }

  /** A reply that says nothing is as good as none. */
  private static ApiException noAnswer(Progress progress) {
    Stream<Failure> empty = progress.inOrder()
        .stream()
        .map(reply -> Failure.because(reply.place().model(), FailureReason.MALFORMED));
    return new ApiException(
        NoAnswer.of(Stream.concat(progress.failures().stream(), empty).toList()));
  }
}
