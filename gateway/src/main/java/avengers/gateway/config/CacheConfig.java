package avengers.gateway.config;

import java.time.Duration;

/**
 * How many answers are kept for identical requests, and how long.
 *
 * @param maxSize bytes of all kept answers
 * @param ttl since an answer was given by models
 */
public record CacheConfig(long maxSize, Duration ttl) {
  static final Range<Long> MAX_SIZE = new Range<>(1L << 20, 64L << 30);
  static final Range<Duration> TTL = new Range<>(Duration.ofSeconds(1), Duration.ofDays(7));

  /** What holds where the section says nothing. */
  public static final CacheConfig USUAL = new CacheConfig(64L << 20, Duration.ofMinutes(10));

  /** Checks the ranges. */
  public CacheConfig {
    MAX_SIZE.check("max-size", maxSize);
    TTL.check("ttl", ttl);
  }
}
