package avengers.gateway.config;

import java.time.Duration;
import java.util.Optional;

/**
 * The manners of HTTP towards clients.
 *
 * @param requestTimeout the time for a request's body to come, once its head has
 * @param idleTimeout after which a connection is closed on which no request is being answered
 * @param keepAlive between the comments in a stream that waits
 * @param requestsPerMinute what each client key may send; no limit if empty
 * @param tls plain text if empty
 * @param cors no page of another origin is let in by browsers if empty
 * @param limits what clients may take
 */
public record HttpConfig(Duration requestTimeout,
    Duration idleTimeout,
    Duration keepAlive,
    Optional<Integer> requestsPerMinute,
    Optional<TlsConfig> tls,
    Optional<CorsConfig> cors,
    LimitsConfig limits) {
  static final Range<Duration> TIMEOUT = new Range<>(Duration.ofMillis(100), Duration.ofHours(1));
  static final Range<Duration> KEEP_ALIVE = new Range<>(Duration.ofSeconds(1), Duration.ofHours(1));
  static final Range<Integer> REQUESTS_PER_MINUTE = new Range<>(1, 1_000_000);

  /** Without any key; behind the ranges, which it is checked with. */
  public static final HttpConfig USUAL = new HttpConfig(Duration.ofSeconds(30),
      Duration.ofSeconds(75), Duration.ofSeconds(5), Optional.empty(), Optional.empty(),
      Optional.empty(), LimitsConfig.USUAL);

  /** With the usual limits. */
  public HttpConfig(Duration requestTimeout, Duration idleTimeout, Duration keepAlive,
      Optional<Integer> requestsPerMinute, Optional<TlsConfig> tls, Optional<CorsConfig> cors) {
    this(requestTimeout, idleTimeout, keepAlive, requestsPerMinute, tls, cors,
        LimitsConfig.USUAL);
  }

  /** Checks the ranges. */
  public HttpConfig {
    TIMEOUT.check("request-timeout", requestTimeout);
    TIMEOUT.check("idle-timeout", idleTimeout);
    KEEP_ALIVE.check("keep-alive", keepAlive);
    requestsPerMinute.ifPresent(
        limit -> REQUESTS_PER_MINUTE.check("requests-per-minute", limit));
  }
}
