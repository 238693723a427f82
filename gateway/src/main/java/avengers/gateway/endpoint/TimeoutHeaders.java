package avengers.gateway.endpoint;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How long the client waits, or a proxy before the gateway does, as the usual headers tell it. They
 * are written by libraries: what makes no sense is passed over, and refuses no request.
 */
final class TimeoutHeaders {
  private static final List<String> SECONDS = List.of("x-stainless-timeout",
      "x-stainless-read-timeout");
  private static final List<String> MILLISECONDS = List.of("x-request-timeout-ms",
      "x-envoy-expected-rq-timeout-ms");

  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");
  private static final Duration LONGEST = Duration.ofHours(1);

  /** Whoever gives up at that moment would not see an answer that is only then on its way. */
  private static final int SHARE_OF_THE_WAY = 20;
  private static final Duration LONGEST_WAY = Duration.ofSeconds(1);

  private TimeoutHeaders() {}

  /**
   * How long a request may take; empty if nobody says so. Clocks of clients end with the first byte
   * of a stream, so that they say nothing of its length; those of proxies count to its end.
   *
   * @param headers by name; empty if there is none
   */
  static Optional<Duration> of(Function<String, String> headers, boolean stream) {
    Stream<Optional<Duration>> clients = SECONDS.stream()
        .filter(name -> !stream)
        .map(name -> duration(headers.apply(name), 3));
    Stream<Optional<Duration>> proxies = MILLISECONDS.stream()
        .map(name -> duration(headers.apply(name), 0));
    return Stream.concat(clients, proxies)
        .flatMap(Optional::stream)
        .min(Duration::compareTo)
        .map(TimeoutHeaders::withoutTheWay);
  }

  private static Optional<Duration> duration(String value, int digits) {
    return Optional.of(value.strip())
        .filter(text -> NUMBER.matcher(text).matches())
        .map(text -> Duration
            .ofMillis(new BigDecimal(text).movePointRight(digits).longValue()))
        .filter(given -> given.isPositive() && given.compareTo(LONGEST) <= 0);
  }

  private static Duration withoutTheWay(Duration given) {
    Duration share = given.dividedBy(SHARE_OF_THE_WAY);
    return given.minus(share.compareTo(LONGEST_WAY) < 0 ? share : LONGEST_WAY);
  }
}
