package avengers.gateway.config;

import java.time.Duration;

/**
 * How the gateway stops.
 *
 * @param drain how long it goes on taking requests, once it says that it is not ready
 * @param grace after which whatever still runs is ended, counted from the same moment
 */
public record StopConfig(Duration drain, Duration grace) {
  static final Range<Duration> GRACE = new Range<>(Duration.ZERO, Duration.ofHours(1));

  /** What holds where nothing is said. */
  public static final StopConfig USUAL = new StopConfig(Duration.ZERO, Duration.ofSeconds(25));

  /** Checks the ranges. */
  public StopConfig {
    GRACE.check("drain", drain);
    GRACE.check("grace", grace);
    if (drain.compareTo(grace) > 0) {
      throw new IllegalArgumentException("drain must not be longer than grace");
    }
  }
}
