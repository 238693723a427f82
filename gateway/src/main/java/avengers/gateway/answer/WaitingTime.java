package avengers.gateway.answer;

import java.time.Duration;

/** How long a request takes, and how much of that it waits for backends. */
public final class WaitingTime {
  private final long arrival = System.nanoTime();
  private long waited;
  private long waitingSince;

  /** The request begins to wait for backends. */
  public void begin() {
    waitingSince = System.nanoTime();
  }

  /** The request goes on. */
  public void end() {
    waited += System.nanoTime() - waitingSince;
  }

  public Duration total() {
    return Duration.ofNanos(System.nanoTime() - arrival);
  }

  /** The gateway's own share of the total so far. */
  public Duration overhead() {
    return Duration.ofNanos(Math.max(0, System.nanoTime() - arrival - waited));
  }
}
