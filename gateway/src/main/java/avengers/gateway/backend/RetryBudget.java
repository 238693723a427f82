package avengers.gateway.backend;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How many calls may be made beyond those that clients ask for: a share of the calls of the last
 * ten seconds, and a few more each second, so that a quiet gateway has some, too. So an outage is
 * not multiplied by those who try again. With a share of 0 there are none. Safe for use by all
 * event loops.
 */
final class RetryBudget {
  private static final int SECONDS = 10;
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final double share;
  private final int perSecond;
  private final LongSupplier nanoTime;
  private final int[] calls = new int[SECONDS];
  private final int[] extras = new int[SECONDS];
  private long second;

  /**
   * A budget of which nothing is spent.
   *
   * @param share of the calls, 0 to 1
   * @param perSecond whatever the share
   */
  RetryBudget(double share, int perSecond, LongSupplier nanoTime) {
    this.share = share;
    this.perSecond = share == 0 ? 0 : perSecond;
    this.nanoTime = nanoTime;
    this.second = now();
  }

  private long now() {
    return Math.floorDiv(nanoTime.getAsLong(), SECOND);
  }

  /** A client's request made a call. */
  synchronized void called() {
    calls[slot()]++;
  }

  /** Takes one more call; false if there is none. */
  synchronized boolean take() {
    int slot = slot();
    if (sum(extras) + 1 > share * sum(calls) + (double) perSecond * SECONDS) {
      return false;
    }
    extras[slot]++;
    return true;
  }

  /** The place of this second; what is older than the window is forgotten. */
  private int slot() {
    long now = Math.max(now(), second);
    for (long next = second + 1; next <= Math.min(now, second + SECONDS); next++) {
      int slot = Math.floorMod(next, SECONDS);
      calls[slot] = 0;
      extras[slot] = 0;
    }
    second = now;
    return Math.floorMod(now, SECONDS);
  }

  private static int sum(int[] counts) {
    int sum = 0;
    for (int count : counts) {
      sum += count;
    }
    return sum;
  }
}
