package avengers.gateway.answer;

import avengers.clustering.cluster.Ranking;
import avengers.gateway.backend.Backend;
import avengers.gateway.backend.CallScope;
import avengers.gateway.backend.Failure;
import avengers.gateway.backend.FailureReason;
import avengers.gateway.config.EnsembleConfig;
import avengers.gateway.metrics.GatewayMeters;
import avengers.gateway.openai.ApiException;
import avengers.gateway.openai.ChatRequest;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Answers a request by several models: embed, rank, ask, vote, settle doubts, reply. */
public final class EnsembleService {
  private final Vertx vertx;
  private final Map<String, Backend> backends;
  private final QueryRanking ranking;
  private final GatewayMeters meters;
  private final FreeTextChoice freeText;
  private final Doubts doubts;

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
    this.freeText = new FreeTextChoice(ranking.vectors());
    this.doubts = new Doubts(this.backends);
  }

  /**
   * Answers a request. Fails with an {@link ApiException} if it cannot be answered.
   *
   * @param waiting is told when waiting for backends begins, and when it ends
   */
  public Future<EnsembleAnswer> answer(EnsembleConfig ensemble, ChatRequest request,
      CallScope scope, WaitingTime waiting) {
    return ranking.of(request.query())
        .compose(ranked -> answer(ensemble, request, ranked, scope, waiting));
  }

  private Future<EnsembleAnswer> answer(EnsembleConfig ensemble, ChatRequest request,
      Ranking ranked, CallScope scope, WaitingTime waiting) {
    AnswerMeters counted = new AnswerMeters(meters.votes(), ensemble.name());
    return voting(ensemble, request, ranked).compose(voting -> {
      waiting.begin();
      return SampleRun.collect(vertx, voting, scope.within(Optional.empty()), backends, request,
          ensemble.temperature())
          .andThen(asked -> waiting.end())
          .onSuccess(collected -> counted.collected(voting, collected))
          .compose(collected -> vote(voting, collected)
              .compose(vote -> freeText.choose(voting.config(), vote, scope))
              .compose(vote -> doubts
                  .settle(voting.config().doubt(), vote.verdict(), request, scope, waiting)
                  .compose(settled -> answer(ranked, voting, collected, vote, settled))
                  .onSuccess(answer -> counted.answered(answer, vote))));
    });
  }

  /** Long answers take long to compare and to copy. */
  private Future<EnsembleAnswer> answer(Ranking ranked, RequestVoting voting, Collected collected,
      Vote vote, Doubts.Settled settled) {
    return vertx
        .executeBlocking(
            () -> EnsembleAnswer.of(ranked, voting.choices(), collected, vote, settled), false)
        .map(Objects::requireNonNull);
  }

  /** A long query, too, takes long to read. */
  private Future<RequestVoting> voting(EnsembleConfig ensemble, ChatRequest request,
      Ranking ranked) {
    return vertx
        .executeBlocking(() -> RequestVoting.of(ensemble, request, ranked, ranking.voting()), false)
        .map(Objects::requireNonNull);
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
    Map<Integer, Failure> byNumber = new TreeMap<>();
    progress.lost().forEach(lost -> byNumber.put(lost.place().number(), lost.why()));
    progress.arrived()
        .forEach(empty -> byNumber.put(empty.place().number(),
            Failure.because(empty.place().model(), FailureReason.MALFORMED)));
    return new ApiException(NoAnswer.of(List.copyOf(byNumber.values())));
  }
}
