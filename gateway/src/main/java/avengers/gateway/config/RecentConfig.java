package avengers.gateway.config;

import java.time.Duration;

/**
 * Which stories of requests are kept for those who ask.
 *
 * @param memory bytes for all of them; none is kept if 0
 * @param age after which one is forgotten
 * @param texts whether what was asked and answered is told
 */
public record RecentConfig(long memory, Duration age, boolean texts) {
  static final Range<Long> MEMORY = new Range<>(0L, 1L << 34);
  static final Range<Duration> AGE = new Range<>(Duration.ofSeconds(1), Duration.ofDays(7));

  /** Those of the last minutes, without texts. */
  public static final RecentConfig USUAL = new RecentConfig(16L << 20, Duration.ofMinutes(15),
      false);

  /** Checks the ranges. */
  public RecentConfig {
    MEMORY.check("memory", memory);
    AGE.check("age", age);
  }
}
