package avengers.gateway.config;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** A point in time. A date alone is its beginning, in UTC. */
final class MomentKind implements Kind<Instant> {
  private static final ScalarKind<Instant> TEXT = new ScalarKind<>(
      "a date or a time such as 2027-01-31 or 2027-01-31T12:00:00Z",
      scalar -> Optional.of(scalar)
          .filter(Scalar::isText)
          .map(Scalar::text)
          .flatMap(MomentKind::parse),
      Scalar::describe);

  @Override
  public Optional<Instant> read(Value value) {
    return TEXT.read(value);
  }

  private static Optional<Instant> parse(String text) {
    try {
      return Optional.of(text.indexOf('T') < 0
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
          : OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
