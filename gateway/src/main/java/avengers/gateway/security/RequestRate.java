package avengers.gateway.security;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How often clients may ask: so many requests at once, which come back evenly within a minute. One
 * bucket for each configured key, so that what clients invent takes no memory. Safe for use by
 * several threads.
 */
public final class RequestRate {
  private static final Duration PERIOD = Duration.ofMinutes(1);

  private final int perMinute;
  private final List<Bucket> buckets;

  /** A rate for so many clients. */
  public RequestRate(int perMinute, int clients) {
    this(perMinute, clients, TimeMeter.SYSTEM_NANOTIME);
  }

  RequestRate(int perMinute, int clients, TimeMeter clock) {
    this.perMinute = perMinute;
    this.buckets = IntStream.range(0, clients).mapToObj(i -> bucket(perMinute, clock)).toList();
  }

  private static Bucket bucket(int perMinute, TimeMeter clock) {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, PERIOD))
        .withCustomTimePrecision(clock)
        .build();
  }

  /** Counts a request of a client, if it may ask now. */
  public Allowance take(Client client) {
    ConsumptionProbe probe = buckets.get(client.number()).tryConsumeAndReturnRemaining(1);
    return new Allowance(probe.isConsumed(), perMinute, probe.getRemainingTokens(),
        Duration.ofNanos(probe.getNanosToWaitForReset()),
        Duration.ofNanos(probe.getNanosToWaitForRefill()));
  }

  /**
   * What a client may do.
   *
   * @param granted whether this request is let in
   * @param limit requests at most
   * @param remaining requests that could follow at once
   * @param reset until as many as the limit could follow at once
   * @param retryIn until the next one is let in, if this one is not
   */
  public record Allowance(boolean granted,
      long limit,
      long remaining,
      Duration reset,
      Duration retryIn) {}
}
