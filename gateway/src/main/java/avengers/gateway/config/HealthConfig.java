package avengers.gateway.config;

import java.time.Duration;
import java.util.Optional;

/**
 * When a replica is left alone, and how it comes back.
 *
 * @param failures of the last calls, of which twice as many are looked at, that take it out
 * @param pause from being taken out to the first call that tries it again
 * @param longestPause what that grows to while it keeps failing
 * @param slowStart until it has its whole share again
 * @param coolDown the longest that a replica which asks for rest is given
 * @param probe how it is asked whether it is there, if it is
 */
public record HealthConfig(int failures,
    Duration pause,
    Duration longestPause,
    Duration slowStart,
    Duration coolDown,
    Optional<ProbeConfig> probe) {
  static final Range<Integer> FAILURES = new Range<>(1, 1_000);
  static final Range<Duration> PAUSE = new Range<>(Duration.ofMillis(100), Duration.ofMinutes(10));
  static final Range<Duration> SLOW_START = new Range<>(Duration.ZERO, Duration.ofMinutes(10));
  static final Range<Duration> COOL_DOWN = new Range<>(Duration.ZERO, Duration.ofHours(1));

  /** What holds where nothing is said. */
  public static final HealthConfig USUAL = new HealthConfig(5, Duration.ofSeconds(1),
      Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofMinutes(1), Optional.empty());

  /** Checks the ranges. */
  public HealthConfig {
    FAILURES.check("failures", failures);
    PAUSE.check("pause", pause);
    new Range<>(pause, PAUSE.max()).check("longest-pause", longestPause);
    SLOW_START.check("slow-start", slowStart);
    COOL_DOWN.check("cool-down", coolDown);
  }
}
