package avengers.gateway.config;

import java.time.Duration;

/**
 * How replicas are asked whether they are there, beside the calls to them.
 *
 * @param path behind the address of the API
 * @param every so often, more or less
 * @param timeout for the status, which is all that counts
 */
public record ProbeConfig(String path, Duration every, Duration timeout) {
  static final Range<Duration> EVERY = new Range<>(Duration.ofMillis(100), Duration.ofHours(1));

  /** What holds where nothing is said. */
  static final ProbeConfig USUAL = new ProbeConfig("/models", Duration.ofSeconds(5),
      Duration.ofSeconds(2));

  /** Checks the path and the ranges. */
  public ProbeConfig {
    if (!isPath(path)) {
      throw new IllegalArgumentException("path must begin with / and have no blanks");
    }
    EVERY.check("every", every);
    EVERY.check("timeout", timeout);
  }

  static boolean isPath(String text) {
    return text.startsWith("/") && text.length() <= 200
        && text.chars().allMatch(c -> c > ' ' && c <= '~' && c != '#');
  }
}
