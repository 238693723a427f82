package avengers.gateway.backend;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** The header that says when to come back: seconds, or a date. */
final class RetryAfter {
  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}(\\.\\d{1,3})?");
  private static final Pattern DATE = Pattern
      .compile("\\w{3}, \\d\\d \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT");

  /** For a backend that is rate limited, and does not say for how long. */
  private static final Duration UNKNOWN = Duration.ofSeconds(1);

  private RetryAfter() {}

  /** The header if it is one; clients get to see nothing else. */
  static Optional<String> shown(Optional<String> header) {
    return header.filter(
        when -> SECONDS.matcher(when).matches() || DATE.matcher(when).matches());
  }

  /** How long from now, if that can be read. */
  static Optional<Duration> from(String header, Instant now) {
    if (SECONDS.matcher(header).matches()) {
      return Optional.of(Duration.ofMillis(Math.round(Double.parseDouble(header) * 1_000)));
    }
    try {
      Duration left = Duration.between(now,
          ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
      return Optional.of(left.isNegative() ? Duration.ZERO : left);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The rest that a response asks for, if it does. */
  static Optional<Duration> rest(int status, Optional<String> header) {
    Optional<Duration> said = header.flatMap(when -> from(when, Instant.now()));
    return switch (status) {
      case 429 -> said.or(() -> Optional.of(UNKNOWN));
      case 503 -> said;
      default -> Optional.empty();
    };
  }
}
