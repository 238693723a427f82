package avengers.gateway.backend;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Calls to backends that end together: all calls of one client's request, or within it all its
 * samples, or one call. They are aborted when the client leaves and at the deadline. Used on one
 * event loop only.
 */
public final class CallScope {
  private final Vertx vertx;
  private final Optional<CallScope> outer;
  private final long expiry;
  private final long timer;
  private final List<Runnable> aborts = new ArrayList<>();
  private boolean ended;
  private boolean expired;

  private CallScope(Vertx vertx, Optional<CallScope> outer, Duration limit) {
    this.vertx = vertx;
    this.outer = outer;
    this.expiry = System.nanoTime() + limit.toNanos();
    this.timer = vertx.setTimer(Math.max(1, limit.toMillis()), fired -> {
      expired = true;
      abort();
    });
  }

  /** The scope of one client's request, which ends by itself at the deadline. */
  public static CallScope open(Vertx vertx, Duration deadline) {
    return new CallScope(vertx, Optional.empty(), deadline);
  }

  /** A scope within this one, with a limit of its own if there is one. */
  public CallScope within(Optional<Duration> limit) {
    Duration remaining = Duration.ofMillis(remaining());
    CallScope inner = new CallScope(vertx, Optional.of(this),
        limit.filter(own -> own.compareTo(remaining) < 0).orElse(remaining));
    onAbort(inner::abort);
    return inner;
  }

  /** Milliseconds to the deadline, at least 1. */
  long remaining() {
    return Math.max(1, TimeUnit.NANOSECONDS.toMillis(expiry - System.nanoTime()));
  }

  /** Whether the deadline has passed, or that of a scope around this one. */
  public boolean expired() {
    return expired || outer.filter(CallScope::expired).isPresent();
  }

  /** Whether this was aborted, or has finished. */
  public boolean ended() {
    return ended;
  }

  void add(HttpClientRequest request) {
    onAbort(request::reset);
  }

  private void onAbort(Runnable abort) {
    if (ended) {
      abort.run();
    } else {
      aborts.add(abort);
    }
  }

  /** Aborts what runs; whatever is added from now on is aborted at once. */
  public void abort() {
    List<Runnable> running = List.copyOf(aborts);
    finish();
    running.forEach(Runnable::run);
  }

  /** Tells that nothing is left to abort. */
  public void finish() {
    ended = true;
    vertx.cancelTimer(timer);
    aborts.clear();
  }
}
