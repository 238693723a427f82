package avengers.gateway.http;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many requests use something, and whether more may come. What is no longer wanted ends when
 * the last of them has. Safe for use by several threads.
 */
public final class InUse {
  private final AtomicLong users = new AtomicLong(1);
  private final Runnable end;

  /**
   * A use that has begun.
   *
   * @param end is run once, when nobody is left
   */
  public InUse(Runnable end) {
    this.end = end;
  }

  /** One more uses it. It is still wanted, or another uses it already. */
  public void enter() {
    users.incrementAndGet();
  }

  /** One of those that entered uses it no more. */
  public void leave() {
    if (users.decrementAndGet() == 0) {
      end.run();
    }
  }

  /** It is no longer wanted, and nobody enters who is not let in by another. Called once. */
  public void retire() {
    leave();
  }

  /** How many requests use it. */
  public long requests() {
    return Math.max(0, users.get() - 1);
  }
}
