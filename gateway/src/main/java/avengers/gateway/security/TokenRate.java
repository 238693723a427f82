package avengers.gateway.security;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/**
 * How many tokens a client's calls may take in a minute. A request takes an estimate before it is
 * known what its calls take; then that is taken instead, also where there is not as much left: it
 * was used, and what comes later waits for it. Safe for use by several threads.
 */
public final class TokenRate {
  private final int perMinute;
  private final Bucket bucket;

  /** All of a minute's tokens may be used at once. */
  public TokenRate(int perMinute) {
    this(perMinute, TimeMeter.SYSTEM_NANOTIME);
  }

  TokenRate(int perMinute, TimeMeter clock) {
    this.perMinute = perMinute;
    this.bucket = RequestRate.bucket(perMinute, clock);
  }

  int perMinute() {
    return perMinute;
  }

  /**
   * Takes an estimate, if there is as much. One above the limit is let in when all is there.
   *
   * @param estimate tokens
   */
  public Allowance take(long estimate) {
    ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(bounded(estimate));
    return new Allowance(probe.isConsumed(), perMinute, Math.max(0, probe.getRemainingTokens()),
        Duration.ofNanos(probe.getNanosToWaitForReset()),
        Duration.ofNanos(probe.getNanosToWaitForRefill()));
  }

  /** A call used these tokens. */
  public void used(long tokens) {
    if (tokens > 0) {
      bucket.consumeIgnoringRateLimits(tokens);
    }
  }

  /** A request is over: its estimate was taken beside what its calls used. */
  public void giveBack(long estimate) {
    bucket.addTokens(bounded(estimate));
  }

  private long bounded(long estimate) {
    return Math.clamp(estimate, 1, perMinute);
  }
}
