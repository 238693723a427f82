package avengers.gateway.server;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * What several configurations have in common, one after the other: it is closed when the last of
 * them lets go of it. Safe for use by several threads.
 */
final class Shared<T> {
  private final AtomicInteger holders = new AtomicInteger(1);
  private final T value;
  private final Consumer<T> close;

  /** Held by whoever made it. */
  Shared(T value, Consumer<T> close) {
    this.value = value;
    this.close = close;
  }

  T value() {
    return value;
  }

  /** One more holds it. It is held by another meanwhile. */
  Shared<T> hold() {
    holders.incrementAndGet();
    return this;
  }

  /** One of its holders lets go of it. */
  void release() {
    if (holders.decrementAndGet() == 0) {
      close.accept(value);
    }
  }
}
