package avengers.gateway.replica;

import avengers.gateway.config.HealthConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * What calls to a replica tell of it. A circuit breaker takes it out when calls fail by its fault;
 * behind a pause, which grows while it keeps failing, one call at a time probes it, and the first
 * that succeeds brings it back, slowly. A replica that asks for rest gets it. Safe for use by all
 * event loops.
 */
public final class ReplicaHealth {
  private static final double FIRST_SHARE = 0.1;
  private static final double GROWTH = 1.5;

  private final HealthConfig config;
  private final Watcher watcher;
  private final SteadyClock clock;
  private final CircuitBreaker breaker;
  private Instant coolUntil = Instant.MIN;
  private Instant recovered = Instant.MIN;
  private Instant probed = Instant.MIN;
  private Instant due = Instant.MIN;
  private int outages;
  private boolean probeRuns;

  /** What the breaker is given for a call that failed, whatever the reason. */
  private static final class Fault extends Exception {
    private static final long serialVersionUID = 1;

    Fault() {
      super("fault", null, false, false);
    }
  }

  /** Is told what becomes of a replica, in order; must not wait. */
  public interface Watcher {
    /** It is left alone for some time. */
    void takenOut(Duration pause);

    /** It answered again. */
    void isBack();

    /** It asked for rest. */
    void rests(Duration time);
  }

  /** How a call ended, as far as that tells of the replica. */
  public enum Sign {
    /** It answered. */
    GOOD,
    /** It failed by its own fault. */
    BAD,
    /** It could not be reached. */
    GONE,
    /** Nothing can be said, as the call was not needed to the end. */
    NONE
  }

  /**
   * A call that is beginning.
   *
   * @param outages how often the replica was taken out before: what began earlier tells nothing
   * @param probe whether it finds out whether the replica is back
   */
  public record Turn(int outages, boolean probe) {}

  /** A replica of which nothing is known yet. */
  public ReplicaHealth(ReplicaName name, HealthConfig config, LongSupplier nanoTime,
      Watcher watcher) {
    this.config = config;
    this.watcher = watcher;
    this.clock = new SteadyClock(nanoTime);
    this.breaker = CircuitBreaker.of(name.toString(), CircuitBreakerConfig.custom()
        .slidingWindow(window(), window(), SlidingWindowType.COUNT_BASED)
        .failureRateThreshold(50)
        .waitIntervalFunctionInOpenState(this::takenOut)
        .permittedNumberOfCallsInHalfOpenState(1)
        .clock(clock)
        .build());
    fillWindow();
  }

  private int window() {
    return 2 * config.failures();
  }

  /** With good calls, so that from the first call on the same number of failures opens it. */
  private void fillWindow() {
    for (int i = 0; i < window(); i++) {
      breaker.onSuccess(0, TimeUnit.NANOSECONDS);
    }
  }

  /** Called once whenever the circuit opens; gives the pause in milliseconds. */
  private long takenOut(int attempt) {
    long pause = IntervalFunction.ofExponentialBackoff(config.pause(), GROWTH,
        config.longestPause()).apply(attempt);
    due = clock.instant().plusMillis(pause);
    outages++;
    watcher.takenOut(Duration.ofMillis(pause));
    return pause;
  }

  public synchronized ReplicaState state() {
    return switch (breaker.getState()) {
      case OPEN, FORCED_OPEN -> ReplicaState.OUT;
      case HALF_OPEN -> ReplicaState.PROBING;
      case CLOSED, DISABLED, METRICS_ONLY -> rests()
          ? ReplicaState.COOLING
          : ReplicaState.AVAILABLE;
    };
  }

  private boolean rests() {
    return clock.instant().isBefore(coolUntil);
  }

  /** Whether it is worth asking: it is asked, or has been out for long enough to be probed. */
  public synchronized boolean isWorthAsking() {
    return !rests() && switch (state()) {
      case AVAILABLE -> true;
      case OUT -> !clock.instant().isBefore(due);
      case PROBING -> !probeRuns || probeHangs();
      case COOLING -> false;
    };
  }

  /** A call begins that is no probe. */
  public synchronized Turn turn() {
    return new Turn(outages, false);
  }

  /**
   * Takes the right to the one call that finds out whether a replica is back, if it has been out
   * for long enough, and does not rest.
   */
  public synchronized Optional<Turn> takeProbe() {
    if (rests()) {
      return Optional.empty();
    }
    if (breaker.getState() == State.HALF_OPEN && probeRuns && probeHangs()) {
      breaker.releasePermission();
    }
    boolean taken = breaker.getState() != State.CLOSED && breaker.tryAcquirePermission();
    if (!taken) {
      return Optional.empty();
    }
    probed = clock.instant();
    probeRuns = true;
    return Optional.of(new Turn(outages, true));
  }

  private boolean probeHangs() {
    return clock.instant().isAfter(probed.plus(config.longestPause()));
  }

  /** Tells how a call ended. */
  public synchronized void ended(Turn turn, Sign sign) {
    if (turn.outages() != outages) {
      return;
    }
    switch (sign) {
      case GOOD -> good();
      case BAD -> breaker.onError(0, TimeUnit.NANOSECONDS, new Fault());
      case GONE -> gone();
      case NONE -> {
        if (turn.probe() && breaker.getState() == State.HALF_OPEN) {
          probeRuns = false;
          breaker.releasePermission();
        }
      }
    }
  }

  /** One that answers is back, also if it was asked only as there was no other. */
  private void good() {
    boolean out = breaker.getState() != State.CLOSED;
    breaker.onSuccess(0, TimeUnit.NANOSECONDS);
    if (out) {
      if (breaker.getState() != State.CLOSED) {
        breaker.transitionToClosedState();
      }
      fillWindow();
      recovered = clock.instant();
      watcher.isBack();
    }
  }

  /** What cannot be reached need not fail several times. */
  private void gone() {
    breaker.onError(0, TimeUnit.NANOSECONDS, new Fault());
    if (breaker.getState() == State.CLOSED) {
      breaker.transitionToOpenState();
    }
  }

  /** It asks for rest, and gets it up to a limit. */
  public synchronized void rest(Duration wanted) {
    Duration given = wanted.compareTo(config.coolDown()) < 0 ? wanted : config.coolDown();
    Instant until = clock.instant().plus(given);
    if (!given.isZero() && until.isAfter(coolUntil)) {
      coolUntil = until;
      watcher.rests(given);
    }
  }

  /** It is there, as it told when asked: the next call may find out whether it answers, too. */
  public synchronized void isThere() {
    if (breaker.getState() == State.OPEN) {
      probeRuns = false;
      breaker.transitionToHalfOpenState();
    }
  }

  /** The part of its share that it gets: less at first when it is back. */
  public synchronized double share() {
    Instant since = recovered.isAfter(coolUntil) ? recovered : coolUntil;
    Instant now = clock.instant();
    if (since.equals(Instant.MIN) || !now.isBefore(since.plus(config.slowStart()))) {
      return 1;
    }
    double part = Duration.between(since, now).toNanos() / (double) config.slowStart().toNanos();
    return Math.clamp(part, FIRST_SHARE, 1);
  }
}
