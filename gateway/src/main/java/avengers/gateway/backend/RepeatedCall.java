package avengers.gateway.backend;

import avengers.gateway.ledger.Purpose;
import avengers.gateway.metrics.RetryMeters.Where;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One answer of a model, and the calls that are made for it: the first one, those after failures,
 * and one beside another that takes long. The first of them that brings something is chosen; what
 * else runs is cancelled at once. Used on one event loop only.
 */
final class RepeatedCall<A> {
  private static final long NO_TIMER = -1;

  private final Retries retries;
  private final Backend backend;
  private final CallScope scope;
  private final Effort effort;
  private final RecentLatency latency;
  private final Function<Attempt, Future<Outcome<A>>> call;
  private final Promise<Called<A>> result = Promise.promise();
  private final List<Attempt> running = new ArrayList<>();
  private Optional<Attempt> chosen = Optional.empty();
  private Optional<Attempt> hedge = Optional.empty();
  private Optional<Failure> failure = Optional.empty();
  private long timer = NO_TIMER;

  /**
   * An answer that is still to be asked for.
   *
   * @param scope ends all calls
   * @param latency how long answers of the model take
   * @param call makes one call
   */
  RepeatedCall(Retries retries, Backend backend, CallScope scope, Effort effort,
      RecentLatency latency, Function<Attempt, Future<Outcome<A>>> call) {
    this.retries = retries;
    this.backend = backend;
    this.scope = scope.within(Optional.empty());
    this.effort = effort;
    this.latency = latency;
    this.call = call;
  }

  /** One of the calls. */
  final class Attempt {
    private final CallScope own;
    private final long start = System.nanoTime();

    private Attempt(CallScope own) {
      this.own = own;
    }

    /** Where it is made. */
    CallScope scope() {
      return own;
    }

    /** Something of it came: it is chosen, if no other one was before. */
    boolean isChosen() {
      if (chosen.isEmpty() && !result.future().isComplete()) {
        choose(this);
      }
      return chosen.filter(this::equals).isPresent();
    }

    private Duration age() {
      return Duration.ofNanos(System.nanoTime() - start);
    }
  }

  /** Asks. */
  Future<Called<A>> run() {
    retries.called();
    scope.onAbort(this::aborted);
    if (scope.ended()) {
      return result.future();
    }
    if (effort.hedges()) {
      retries.slow(latency).ifPresent(slow -> later(slow, this::hedge));
    }
    begin(scope.purpose());
    return result.future();
  }

  private void begin(Purpose why) {
    Attempt attempt = new Attempt(scope.forPurpose(why).avoiding(scope.tried()));
    running.add(attempt);
    if (why == Purpose.HEDGE) {
      hedge = Optional.of(attempt);
    }
    Future.succeededFuture(attempt)
        .compose(call)
        .compose(outcome -> came(attempt, outcome))
        .onFailure(this::broke);
  }

  /** What nobody foresaw would leave its client waiting, also beyond the deadline. */
  private void broke(Throwable problem) {
    cancelTimer();
    if (result.tryFail(problem)) {
      scope.abort();
    }
  }

  private Future<Void> came(Attempt attempt, Outcome<A> outcome) {
    running.remove(attempt);
    if (!result.future().isComplete() && chosen.filter(other -> other != attempt).isEmpty()) {
      switch (outcome) {
        case Outcome.Answered<A> _ -> {
          if (attempt.isChosen()) {
            end(outcome, attempt);
          }
        }
        case Outcome.Failed<A>(Failure why) -> failed(attempt, why);
      }
    }
    return Future.succeededFuture();
  }

  /** What it was asked beside is no longer waited for; how long that took is worth knowing. */
  private void choose(Attempt first) {
    chosen = Optional.of(first);
    cancelTimer();
    latency.took(first.age());
    hedge.ifPresent(beside -> retries.hedged(backend.model(), beside == first));
    for (Attempt other : List.copyOf(running)) {
      if (other != first) {
        if (hedge.filter(other::equals).isEmpty()) {
          latency.took(other.age());
        }
        other.scope().abort();
      }
    }
  }

  private void failed(Attempt attempt, Failure why) {
    boolean capped = why.reason() == FailureReason.CAPPED;
    if (!capped || failure.isEmpty()) {
      failure = Optional.of(why);
    }
    if (capped && hedge.filter(attempt::equals).isPresent()) {
      hedge = Optional.empty();
    }
    if (chosen.isPresent() || (capped && running.isEmpty())) {
      end(new Outcome.Failed<>(failure.orElse(why)), attempt);
    } else if (running.isEmpty()) {
      cancelTimer();
      next(attempt, why);
    }
  }

  private void next(Attempt attempt, Failure why) {
    boolean usage = why.reason() == FailureReason.USAGE_REJECTED;
    if (usage && scope.calls() < effort.calls() && !scope.ended()) {
      begin(Purpose.RETRY);
      return;
    }
    boolean otherServer = backend.hasOther(scope.tried());
    Optional<Duration> wait = scope.ended() || !effort.repeats().test(why)
        ? Optional.empty()
        : retries.policy()
            .next(new RetryPolicy.Failed(why, scope.calls(), effort.calls(),
                otherServer, effort.otherModel().getAsBoolean(),
                scope.left()), Instant.now());
    if (wait.isPresent()
        && retries.mayRepeat(why, otherServer ? Where.OTHER_SERVER : Where.SAME_SERVER)) {
      later(wait.get(), () -> begin(Purpose.RETRY));
    } else {
      end(new Outcome.Failed<>(why), attempt);
    }
  }

  private void hedge() {
    if (running.size() == 1 && scope.calls() < effort.calls() && retries.mayHedge()) {
      begin(Purpose.HEDGE);
    }
  }

  private void later(Duration wait, Runnable action) {
    timer = retries.vertx().setTimer(Math.max(1, wait.toMillis()), fired -> {
      timer = NO_TIMER;
      if (!scope.ended() && !result.future().isComplete()) {
        action.run();
      }
    });
  }

  private void cancelTimer() {
    retries.vertx().cancelTimer(timer);
    timer = NO_TIMER;
  }

  /** Calls that run tell so themselves. */
  private void aborted() {
    cancelTimer();
    if (running.isEmpty()) {
      result.tryComplete(new Called<>(
          new Outcome.Failed<>(
              failure.orElseGet(() -> Failure.because(backend.model(), scope.whyOver()))),
          scope.lastCall(), scope.calls(), scope.tried()));
    }
  }

  private void end(Outcome<A> outcome, Attempt attempt) {
    cancelTimer();
    if (chosen.isEmpty()) {
      hedge.ifPresent(beside -> retries.hedged(backend.model(), false));
    }
    result.tryComplete(new Called<>(outcome, attempt.scope().lastCall(), scope.calls(),
        scope.tried()));
  }
}
