package avengers.gateway.backend;

import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * Tells what to do about a call that failed. Another server is asked nearly at once; the same one
 * after a wait that grows and is never the same twice, or after as long as it says itself.
 *
 * @param random from 0 to 1, each time another one
 */
record RetryPolicy(DoubleSupplier random) {
  /** How many requests to backends one answer is worth, the first one included. */
  static final int MOST_CALLS = 3;

  /** Whoever fails at the same moment does not ask the next server at the same moment. */
  private static final Duration ELSEWHERE = Duration.ofMillis(25);

  private static final Duration FIRST = Duration.ofMillis(150);
  private static final double GROWTH = 2;
  private static final double JITTER = 1.0 / 3;

  /** A backend that wants more time is not waited for: its client is told. */
  static final Duration LONGEST = Duration.ofSeconds(5);

  private static final IntervalFunction BACKOFF = IntervalFunction
      .ofExponentialRandomBackoff(FIRST, GROWTH, JITTER, LONGEST);

  /**
   * A call that failed.
   *
   * @param calls that were made for the answer so far
   * @param mostCalls that may be made for it
   * @param otherServer whether there is a server of the model that did not fail yet
   * @param otherModel whether another model would give the answer instead
   * @param left of the request's time
   */
  record Failed(Failure failure,
      int calls,
      int mostCalls,
      boolean otherServer,
      boolean otherModel,
      Duration left) {}

  /** How long to wait before the next call; empty if there is none. */
  Optional<Duration> next(Failed failed, Instant now) {
    Remedy remedy = Remedy.of(failed.failure());
    if (remedy == Remedy.NONE || failed.calls() >= Math.min(MOST_CALLS, failed.mostCalls())) {
      return Optional.empty();
    }
    if (failed.otherServer() && remedy != Remedy.OTHER_MODEL) {
      return within(failed.left(), share(ELSEWHERE));
    }
    return remedy != Remedy.ANYWHERE || failed.otherModel()
        ? Optional.empty()
        : within(failed.left(), onTheSameServer(failed, now));
  }

  private Duration onTheSameServer(Failed failed, Instant now) {
    Duration usual = Duration.ofMillis(BACKOFF.apply(Math.max(1, failed.calls())));
    return failed.failure()
        .retryAfter()
        .flatMap(header -> RetryAfter.from(header, now))
        .map(asked -> asked.plus(share(ELSEWHERE)))
        .filter(asked -> asked.compareTo(usual) > 0)
        .orElse(usual);
  }

  private static Optional<Duration> within(Duration left, Duration wait) {
    return wait.compareTo(left) < 0 && wait.compareTo(LONGEST) <= 0
        ? Optional.of(wait)
        : Optional.empty();
  }

  private Duration share(Duration whole) {
    return Duration.ofNanos((long) (random.getAsDouble() * whole.toNanos()));
  }
}
