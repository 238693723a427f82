package avengers.gateway.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The requests that use something, and whether more may come. What is no longer wanted ends when
 * the last of them has. Safe for use by several threads.
 */
public final class InUse {
  private final AtomicLong users = new AtomicLong(1);
  private final Set<Runnable> requests = ConcurrentHashMap.newKeySet();
  private volatile Runnable end = () -> {};

  /**
   * A request uses it. It is still wanted, or another uses it already.
   *
   * @param cutShort has the request be answered with what there is
   */
  void enter(Runnable cutShort) {
    users.incrementAndGet();
    requests.add(cutShort);
  }

  /** A request that entered uses it no more. */
  void leave(Runnable cutShort) {
    requests.remove(cutShort);
    release();
  }

  /**
   * It is no longer wanted, and nobody enters any more. Called once.
   *
   * @param last is run once, when nobody is left
   */
  public void retire(Runnable last) {
    end = last;
    release();
  }

  private void release() {
    if (users.decrementAndGet() == 0) {
      end.run();
    }
  }

  /** How many requests use it. */
  public int requests() {
    return requests.size();
  }

  /** Has all of them be answered with what there is. */
  public void cutShort() {
    requests.forEach(Runnable::run);
  }
}
