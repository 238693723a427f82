package avengers.gateway.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The kinds of value that have a smallest and a largest: numbers, durations and sizes. */
final class Quantity {
  private static final Pattern WHOLE = Pattern.compile("-?\\d{1,9}");
  private static final Pattern DECIMAL = Pattern
      .compile("-?\\d{1,15}(\\.\\d{0,15})?([eE][-+]?\\d{1,2})?");

  private Quantity() {}

  /** A whole number of at most nine digits. */
  static Kind<Integer> wholeNumber(Range<Integer> range) {
    return within(range, "a whole number", Object::toString,
        scalar -> number(scalar, WHOLE).map(Integer::valueOf));
  }

  /** A whole number where something else may stand, too. */
  static Kind<Integer> wholeNumberOr(Range<Integer> range, String other) {
    return new ScalarKind<>(
        "a whole number from %d to %d, or %s".formatted(range.min(), range.max(), other),
        scalar -> wholeNumber(scalar, range), Scalar::describe);
  }

  /** The whole number that a scalar is, if it is one of these. */
  static Optional<Integer> wholeNumber(Scalar scalar, Range<Integer> range) {
    return number(scalar, WHOLE).map(Integer::valueOf).filter(range::contains);
  }

  /** A number with or without a fraction. */
  static Kind<Double> decimal(Range<Double> range) {
    return within(range, "a number", limit -> BigDecimal.valueOf(limit)
        .stripTrailingZeros()
        .toPlainString(), scalar -> number(scalar, DECIMAL).map(Double::valueOf));
  }

  /** A duration such as {@code 30s}. */
  static Kind<Duration> duration(Range<Duration> range) {
    return within(range, "a duration (such as 500ms, 30s or 2m)",
        limit -> Units.TIME.format(limit.toMillis()),
        scalar -> amount(scalar, Units.TIME).map(Duration::ofMillis));
  }

  /** A size such as {@code 32MB}, in bytes. */
  static Kind<Long> size(Range<Long> range) {
    return within(range, "a size (such as 10KB or 32MB)", Units.SIZE::format,
        scalar -> amount(scalar, Units.SIZE));
  }

  private static <T extends Comparable<T>> Kind<T> within(Range<T> range, String what,
      Function<T, String> format, Function<Scalar, Optional<T>> parse) {
    String expected = what + " from " + format.apply(range.min()) + " to "
        + format.apply(range.max());
    return new ScalarKind<>(expected, scalar -> parse.apply(scalar).filter(range::contains),
        Scalar::describe);
  }

  private static Optional<String> number(Scalar scalar, Pattern pattern) {
    return Optional.of(scalar)
        .filter(Scalar::isNumber)
        .map(Scalar::text)
        .filter(text -> pattern.matcher(text).matches());
  }

  private static Optional<Long> amount(Scalar scalar, Units units) {
    return Optional.of(scalar).filter(Scalar::isText).map(Scalar::text).flatMap(units::parse);
  }
}
