package avengers.gateway.backend;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Whether a backend can do what not all can, as far as was seen: such as to give several choices to
 * one request ({@code n}). That it cannot is forgotten after a while, as backends are replaced by
 * better ones. Safe for use by all event loops.
 */
final class Ability {
  static final Duration MEMORY = Duration.ofHours(1);

  private final LongSupplier nanoTime;
  private long nextTry;

  /** Nothing was seen yet. */
  Ability(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.nextTry = nanoTime.getAsLong();
  }

  synchronized boolean worthAsking() {
    return nanoTime.getAsLong() - nextTry >= 0;
  }

  /** Remembers that it could not; tells whether that is news. */
  synchronized boolean failed() {
    boolean news = worthAsking();
    nextTry = nanoTime.getAsLong() + MEMORY.toNanos();
    return news;
  }
}
