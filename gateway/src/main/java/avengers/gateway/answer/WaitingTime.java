package avengers.gateway.answer;

import java.time.Duration;

/** How long a request takes, and how much of that it waits for backends. */
public final class WaitingTime {
  private final long arrival = System.nanoTime();
  private long waited;
  private long waitingSince;
  private boolean waiting;

  /** The request begins to wait for backends. */
  public void begin() {
    waitingSince = System.nanoTime();
    waiting = true;
  }

  /** The request goes on. */
  public void end() {
    waited += sinceWaiting();
    waiting = false;
  }

  public Duration total() {
    return Duration.ofNanos(System.nanoTime() - arrival);
  }

  /** The gateway's own share of the total so far. */
  public Duration overhead() {
    long notOurs = waited + sinceWaiting();
    return total().minusNanos(notOurs);
  }

  private long sinceWaiting() {
    return waiting ? System.nanoTime() - waitingSince : 0;
  }
}
