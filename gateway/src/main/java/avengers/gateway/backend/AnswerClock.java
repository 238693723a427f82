package avengers.gateway.backend;

import avengers.gateway.config.TimeoutsConfig;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Ends a call whose answer does not begin, or does not go on. Of a stream the first token is
 * awaited for its own time, if that is limited, and whatever comes before it does not count. Then,
 * and of whole answers from their head on, no pause may be longer than the limit. One timer at a
 * time, which ends with the call. Used on one event loop only.
 */
final class AnswerClock {
  private static final long NO_TIMER = -1;

  private final Vertx vertx;
  private final TimeoutsConfig limits;
  private final Lifetime call;
  private FailureReason awaited = FailureReason.IDLE_TIMED_OUT;
  private long since;
  private long timer = NO_TIMER;
  private boolean paused;
  private boolean stopped;

  /** A clock that does not run yet. */
  AnswerClock(Vertx vertx, TimeoutsConfig limits, Lifetime call) {
    this.vertx = vertx;
    this.limits = limits;
    this.call = call;
    call.onEnd(this::stop);
  }

  /** It is the turn of a call that asks for a stream. */
  void awaitFirstToken() {
    limits.firstToken().ifPresent(limit -> run(FailureReason.FIRST_TOKEN_TIMED_OUT, limit));
  }

  /** The head of an answer is there that comes whole. */
  void bodyBegins() {
    run(FailureReason.IDLE_TIMED_OUT, limits.idle());
  }

  /** The head of a stream is there. */
  void streamBegins() {
    if (awaited != FailureReason.FIRST_TOKEN_TIMED_OUT) {
      run(FailureReason.IDLE_TIMED_OUT, limits.idle());
    }
  }

  /** The stream says something. */
  void tokenCame() {
    if (awaited == FailureReason.FIRST_TOKEN_TIMED_OUT) {
      run(FailureReason.IDLE_TIMED_OUT, limits.idle());
    }
    pieceCame();
  }

  /** The answer goes on. */
  void pieceCame() {
    if (awaited == FailureReason.IDLE_TIMED_OUT) {
      since = System.nanoTime();
    }
  }

  /** Whoever takes the answer is slower than the backend, which is not to blame. */
  void pause() {
    paused = true;
  }

  void resume() {
    paused = false;
    pieceCame();
  }

  private void run(FailureReason why, Duration limit) {
    if (!stopped) {
      vertx.cancelTimer(timer);
      awaited = why;
      since = System.nanoTime();
      fireIn(limit.toMillis(), limit);
    }
  }

  private void fireIn(long milliseconds, Duration limit) {
    timer = vertx.setTimer(Math.max(1, milliseconds), fired -> {
      boolean waits = paused && awaited == FailureReason.IDLE_TIMED_OUT;
      long left = limit.toMillis()
          - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since);
      if (waits || left > 0) {
        fireIn(waits ? limit.toMillis() : left, limit);
      } else {
        call.fail(awaited);
      }
    });
  }

  private void stop() {
    stopped = true;
    vertx.cancelTimer(timer);
  }
}
