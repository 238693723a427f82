package avengers.gateway.backend;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Whether a backend could be reached when it was last tried. That it could not is forgotten after a
 * few seconds, so that it is tried again. Safe for use by all event loops.
 */
final class Reachability {
  static final Duration MEMORY = Duration.ofSeconds(5);

  private final LongSupplier nanoTime;
  private volatile long nextTry;

  /** It was not tried yet. */
  Reachability(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.nextTry = nanoTime.getAsLong();
  }

  boolean isWorthTrying() {
    return nanoTime.getAsLong() - nextTry >= 0;
  }

  void reached() {
    nextTry = nanoTime.getAsLong();
  }

  void notReached() {
    nextTry = nanoTime.getAsLong() + MEMORY.toNanos();
  }
}
