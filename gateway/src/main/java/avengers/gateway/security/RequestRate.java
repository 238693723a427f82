package avengers.gateway.security;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/**
 * How often a client may ask: so many requests at once, which come back evenly within a minute.
 * Safe for use by several threads.
 */
public final class RequestRate {
  private final int perMinute;
  private final Bucket bucket;

  /** All of a minute's requests may come at once. */
  public RequestRate(int perMinute) {
    this(perMinute, TimeMeter.SYSTEM_NANOTIME);
  }

  RequestRate(int perMinute, TimeMeter clock) {
    this.perMinute = perMinute;
    this.bucket = bucket(perMinute, clock);
  }

  /** A bucket that is full, and fills evenly within a minute. */
  static Bucket bucket(int perMinute, TimeMeter clock) {
    return Bucket.builder()
        .addLimit(
            limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
        .withCustomTimePrecision(clock)
        .build();
  }

  int perMinute() {
    return perMinute;
  }

  /** Counts a request, if it may be made now. */
  public Allowance take() {
    ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
    return new Allowance(probe.isConsumed(), perMinute, probe.getRemainingTokens(),
        Duration.ofNanos(probe.getNanosToWaitForReset()),
        Duration.ofNanos(probe.getNanosToWaitForRefill()));
  }
}
