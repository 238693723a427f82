package avengers.gateway.config;

import java.time.Duration;

/**
 * What clients may take of the gateway before it looks at what they ask.
 *
 * @param headerTimeout the time for a request's head to come, once its first byte has; a body may
 * stand still no longer
 * @param maxConnections open at the same time
 * @param mediaUrls where images, sounds and files in requests may lie
 */
public record LimitsConfig(Duration headerTimeout, int maxConnections, MediaUrls mediaUrls) {
  static final Range<Integer> MAX_CONNECTIONS = new Range<>(1, 1_000_000);

  /** Without any key; behind the ranges, which it is checked with. */
  public static final LimitsConfig USUAL = new LimitsConfig(Duration.ofSeconds(10), 20_000,
      MediaUrls.ANY);

  /** Checks the ranges. */
  public LimitsConfig {
    HttpConfig.TIMEOUT.check("header-timeout", headerTimeout);
    MAX_CONNECTIONS.check("max-connections", maxConnections);
  }
}
