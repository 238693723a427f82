package avengers.gateway.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** When a database that is away is tried again: soon at first, then less often. */
final class Backoff {
  private static final Duration FIRST = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final InstantSource clock;
  private Duration pause = FIRST;
  private Optional<Instant> next = Optional.empty();

  Backoff(InstantSource clock) {
    this.clock = clock;
  }

  /** Whether to wait a little more. */
  boolean waits() {
    return next.filter(clock.instant()::isBefore).isPresent();
  }

  void failed() {
    next = Optional.of(clock.instant().plus(pause));
    pause = pause.multipliedBy(2).compareTo(LONGEST) < 0 ? pause.multipliedBy(2) : LONGEST;
  }

  void succeeded() {
    next = Optional.empty();
    pause = FIRST;
  }
}
