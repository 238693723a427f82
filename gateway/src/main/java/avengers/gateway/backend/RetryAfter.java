package avengers.gateway.backend;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Reads when a backend may be asked again, as the header of this name says it. */
final class RetryAfter {
  private RetryAfter() {}

  /**
   * How long that is from now, not negative; empty if it is no time.
   *
   * @param header seconds, or a date
   */
  static Optional<Duration> wait(String header, Instant now) {
    try {
      return Optional.of(
          Character.isLetter(header.charAt(0)) ? until(header, now) : seconds(header));
    } catch (NumberFormatException | DateTimeParseException | ArithmeticException
        | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  private static Duration seconds(String header) {
    return notNegative(
        Duration.ofMillis(new BigDecimal(header).movePointRight(3).toBigInteger()
            .longValueExact()));
  }

  private static Duration until(String header, Instant now) {
    Instant then = ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    return notNegative(Duration.between(now, then));
  }

  private static Duration notNegative(Duration wait) {
    return wait.isNegative() ? Duration.ZERO : wait;
  }
}
