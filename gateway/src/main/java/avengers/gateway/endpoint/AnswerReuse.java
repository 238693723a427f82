package avengers.gateway.endpoint;

import avengers.gateway.backend.AnswerRoom;
import avengers.gateway.backend.CallScope;
import avengers.gateway.backend.Failure;
import avengers.gateway.backend.FailureReason;
import avengers.gateway.cache.AnswerCache;
import avengers.gateway.cache.CacheKey;
import avengers.gateway.cache.Flight;
import avengers.gateway.cache.Seat;
import avengers.gateway.cache.SharedAnswer;
import avengers.gateway.metrics.CacheMeters;
import avengers.gateway.openai.ApiError;
import avengers.gateway.openai.ApiException;
import avengers.gateway.openai.ErrorKind;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The sharing of a request whose answer may be that of another one, and the other way round. */
final class AnswerReuse implements Reuse {
  private final Vertx vertx;
  private final Exchange exchange;
  private final AnswerCache cache;
  private final CacheKey key;
  private final AnswerRoom room;
  private final CacheMeters meters;
  private boolean counted;

  AnswerReuse(Vertx vertx, Exchange exchange, AnswerCache cache, CacheKey key,
      AnswerRoom room, CacheMeters meters) {
    this.vertx = vertx;
    this.exchange = exchange;
    this.cache = cache;
    this.key = key;
    this.room = room;
    this.meters = meters;
  }

  @Override
  public Optional<Repetition> kept() {
    Optional<Repetition> kept = cache.find(key).map(this::repeated);
    if (kept.isEmpty()) {
      exchange.response().putHeader(Repetition.HEADER, "miss");
    }
    return kept;
  }

  @Override
  public <A> Future<Turn<A>> share(CallScope scope, Function<CallScope, Future<A>> ask,
      Function<A, SharedAnswer> shared) {
    return switch (cache.take(key)) {
      case Seat.Kept kept -> Future.succeededFuture(new Turn.Again<>(repeated(kept)));
      case Seat.Joined(Flight flight) -> join(flight)
          .<Turn<A>>compose(answer -> room.hold(answer.completion(), exchange.scope())
              ? Future.succeededFuture(new Turn.Again<>(joined(answer)))
              : Future.failedFuture(failure(FailureReason.NO_ROOM)))
          .recover(problem -> switch (problem) {
            case OutOfTime _ when exchange.scope().ended() -> Future.failedFuture(tooLate());
            case OutOfTime _ -> share(scope, ask, shared);
            default -> Future.failedFuture(problem);
          });
      case Seat.Leading(Flight flight) -> lead(flight, scope.beside(), ask, shared);
    };
  }

  @Override
  public <A> Future<A> alone(Supplier<Future<A>> ask, Function<A, SharedAnswer> shared) {
    count("miss");
    return ask.get()
        .compose(answer -> made(shared, answer)
            .onSuccess(made -> cache.keep(key, made))
            .transform(told -> Future.succeededFuture(answer)));
  }

  @Override
  public void passed() {
    count("miss");
  }

  /**
   * Its calls end when nobody waits for them any more, and not with this request: others may wait.
   * At the deadline they end by themselves, and what is there then may be an answer. Until this
   * request has ended, too, their answers are in memory.
   */
  private <A> Future<Turn<A>> lead(Flight flight, CallScope calls,
      Function<CallScope, Future<A>> ask, Function<A, SharedAnswer> shared) {
    count("miss");
    Context here = vertx.getOrCreateContext();
    flight.onGivenUp(() -> here.runOnContext(now -> calls.abort()));
    exchange.scope().onAbort(() -> {
      if (!exchange.scope().expired()) {
        flight.leave();
      }
    });
    return Future.succeededFuture(calls)
        .compose(ask)
        .onFailure(problem -> fail(flight, calls, problem))
        .compose(answer -> made(shared, answer)
            .onSuccess(made -> land(flight, made))
            .onFailure(problem -> fail(flight, calls, problem))
            .transform(told -> Future.<Turn<A>>succeededFuture(new Turn.Mine<>(answer))))
        .onComplete(ended -> exchange.scope().onAbort(calls::finish));
  }

  /** Long answers take long to write. */
  private <A> Future<SharedAnswer> made(Function<A, SharedAnswer> shared, A answer) {
    return vertx.executeBlocking(() -> shared.apply(answer), false).map(Objects::requireNonNull);
  }

  /** It is kept before who comes next can no longer join. */
  private void land(Flight flight, SharedAnswer answer) {
    cache.keep(key, answer);
    flight.land(answer);
  }

  private Future<SharedAnswer> join(Flight flight) {
    count("joined");
    if (!exchange.response().headWritten()) {
      exchange.response().putHeader(Repetition.HEADER, "joined");
    }
    Promise<SharedAnswer> answer = Promise.promise();
    exchange.scope().onAbort(() -> {
      flight.leave();
      answer.tryFail(tooLate());
    });
    exchange.time().begin();
    Future.fromCompletionStage(flight.landing(), vertx.getOrCreateContext())
        .onSuccess(answer::tryComplete)
        .onFailure(answer::tryFail);
    return answer.future().onComplete(ended -> exchange.time().end());
  }

  /** Who has left does not read it. */
  private ApiException tooLate() {
    FailureReason why = exchange.scope().whyOver();
    return why == FailureReason.STOPPED
        ? failure(why)
        : new ApiException(ApiError.of(ErrorKind.DEADLINE_EXCEEDED,
            "The request's time was up before an identical one, which it waited for, was answered.")
            .withCode("timed_out"));
  }

  private ApiException failure(FailureReason why) {
    return new ApiException(Failure.because(key.model(), why).asError());
  }

  /**
   * That a backend was too slow holds for all who wait; that the first had little time does not.
   */
  private static void fail(Flight flight, CallScope calls, Throwable problem) {
    flight.fail(calls.whyOver() == FailureReason.TIMED_OUT ? new OutOfTime() : problem);
  }

  /** The time of the request that asked for others was up. Expected: it has no stack trace. */
  private static final class OutOfTime extends Exception {
    private static final long serialVersionUID = 1;

    OutOfTime() {
      super("the time of who asked is up", null, false, false);
    }
  }

  private Repetition repeated(Seat.Kept kept) {
    return spared(kept.answer(), "hit", Optional.of(kept.age()));
  }

  private Repetition joined(SharedAnswer answer) {
    return spared(answer, "joined", Optional.empty());
  }

  private Repetition spared(SharedAnswer answer, String how, Optional<Duration> age) {
    count(how);
    meters.saved(key.model(), answer.completion().usage());
    return new Repetition(answer, how, age);
  }

  private void count(String outcome) {
    if (!counted) {
      counted = true;
      meters.answered(key.model(), outcome);
    }
  }
}
