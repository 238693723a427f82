package avengers.gateway.backend;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * How long something may run, and what is to be done when it is over: it finishes, or is aborted
 * because the client left, the deadline passed, the gateway stops, or it went wrong. Lifetimes are
 * nested: what is within ends at the latest with what is around it. Used on one event loop only.
 */
final class Lifetime {
  private static final long NO_TIMER = -1;

  private final Vertx vertx;
  private final Optional<Lifetime> outer;
  private final boolean lasts;
  private final List<Runnable> aborts = new ArrayList<>();
  private final List<Runnable> endings = new ArrayList<>();
  private long expiry;
  private long timer;
  private Optional<FailureReason> failure = Optional.empty();
  private boolean ended;
  private boolean expired;
  private boolean stopped;

  /**
   * Begins now.
   *
   * @param lasts whether it is that of a whole request, or as independent as one
   */
  private Lifetime(Vertx vertx, Optional<Lifetime> outer, long expiry, boolean lasts) {
    this.vertx = vertx;
    this.outer = outer;
    this.expiry = expiry;
    this.lasts = lasts;
    boolean endsWithOuter = !lasts
        && outer.filter(around -> around.expiry - expiry <= 0).isPresent();
    this.timer = endsWithOuter ? NO_TIMER : expiresLater();
  }

  /** That of a client's request. */
  static Lifetime of(Vertx vertx, Duration deadline) {
    return new Lifetime(vertx, Optional.empty(), System.nanoTime() + deadline.toNanos(), true);
  }

  private long expiresLater() {
    return vertx.setTimer(left().toMillis(), fired -> {
      expired = true;
      abort();
    });
  }

  /** One within this, with a limit of its own if there is one. */
  Lifetime within(Optional<Duration> limit) {
    long end = limit.map(given -> System.nanoTime() + given.toNanos())
        .filter(own -> own - expiry < 0)
        .orElse(expiry);
    Lifetime inner = new Lifetime(vertx, Optional.of(this), end, false);
    onAbort(inner::abort);
    return inner;
  }

  /** One with the same deadline that does not end with this, but when the gateway is stopped. */
  Lifetime beside() {
    Lifetime other = new Lifetime(vertx, Optional.of(this), expiry, true);
    onAbort(() -> {
      if (stopped()) {
        other.cutShort();
      }
    });
    return other;
  }

  /**
   * Ends this earlier than was planned, before anything is called; never later.
   *
   * @param left from now on
   */
  void shorten(Duration left) {
    long earlier = System.nanoTime() + left.toNanos();
    if (!ended && earlier - expiry < 0) {
      vertx.cancelTimer(timer);
      expiry = earlier;
      timer = expiresLater();
    }
  }

  /** The time to the deadline, at least a millisecond. */
  Duration left() {
    return Duration.ofMillis(
        Math.max(1, TimeUnit.NANOSECONDS.toMillis(expiry - System.nanoTime())));
  }

  /** Whether this was aborted, or has finished. */
  boolean ended() {
    return ended;
  }

  /** Whether the deadline has passed, or that of one around this. */
  boolean expired() {
    return expired || outerExpired();
  }

  /** Whether the deadline of one around this has passed. */
  boolean outerExpired() {
    return outer.filter(Lifetime::expired).isPresent();
  }

  /** Whether the gateway's stop has ended this, or one around it. */
  boolean stopped() {
    return stopped || outer.filter(Lifetime::stopped).isPresent();
  }

  /** Why it was aborted, if it went wrong in a way of its own. */
  Optional<FailureReason> failure() {
    return failure;
  }

  /** Why what was not called, or not answered, has no answer, now that this is over. */
  FailureReason whyOver() {
    if (stopped()) {
      return FailureReason.STOPPED;
    }
    return expired() ? FailureReason.TIMED_OUT : FailureReason.CANCELLED;
  }

  /** Does this when it is aborted; at once if it has ended. */
  void onAbort(Runnable abort) {
    if (ended) {
      abort.run();
    } else {
      aborts.add(abort);
    }
  }

  /** Does this when it ends, however it does; at once if it has ended. */
  void onEnd(Runnable ending) {
    if (ended) {
      ending.run();
    } else {
      endings.add(ending);
    }
  }

  /** Does this when all ends that is asked for together with this, and what it brought is gone. */
  void onRequestEnd(Runnable ending) {
    if (lasts) {
      onEnd(ending);
    } else {
      outer.orElseThrow().onRequestEnd(ending);
    }
  }

  /** Aborts what runs as if the deadline had come: the gateway is being stopped. */
  void cutShort() {
    if (!ended) {
      stopped = true;
      expired = true;
      abort();
    }
  }

  /** Aborts what runs, as it goes wrong in a way of its own. */
  void fail(FailureReason why) {
    if (!ended) {
      failure = Optional.of(why);
      abort();
    }
  }

  /** Aborts what runs; whatever is added from now on is aborted at once. */
  void abort() {
    List<Runnable> running = List.copyOf(aborts);
    finish();
    running.forEach(Runnable::run);
  }

  /** Nothing is left to abort. */
  void finish() {
    ended = true;
    vertx.cancelTimer(timer);
    aborts.clear();
    List<Runnable> last = List.copyOf(endings);
    endings.clear();
    last.forEach(Runnable::run);
  }
}
