package avengers.gateway.config;

import java.time.Duration;
import java.util.Optional;

/**
 * How long a backend may take for each part of an answer. None of them outlasts the request's
 * deadline.
 *
 * @param connect until a connection is there
 * @param firstToken from a call's turn until the first word of a stream
 * @param idle between any two pieces of an answer, once its head is there
 * @param total for a whole answer
 */
public record TimeoutsConfig(Duration connect,
    Optional<Duration> firstToken,
    Duration idle,
    Optional<Duration> total) {
  static final Range<Duration> TIMEOUT = new Range<>(Duration.ofMillis(100), Duration.ofHours(1));

  /** What holds where nothing is said. */
  public static final TimeoutsConfig USUAL = new TimeoutsConfig(Duration.ofSeconds(5),
      Optional.empty(), Duration.ofSeconds(60), Optional.empty());

  /** Checks the ranges. */
  public TimeoutsConfig {
    TIMEOUT.check("connect", connect);
    firstToken.ifPresent(given -> TIMEOUT.check("first-token", given));
    TIMEOUT.check("idle", idle);
    total.ifPresent(given -> TIMEOUT.check("timeout", given));
  }

  /** The same with another limit for a whole answer. */
  public TimeoutsConfig withTotal(Optional<Duration> limit) {
    return new TimeoutsConfig(connect, firstToken, idle, limit);
  }
}
