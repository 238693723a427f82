package avengers.gateway.store;

import avengers.gateway.security.Keyring;
import avengers.gateway.security.Spent;
import avengers.gateway.security.UsageBook;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Brings keys and spending of this process and of the database together: what was used here is
 * written there; keys, and what all gateways spent, are read from there. Used by one thread.
 */
final class Syncing {
  /** Of what other gateways change. */
  private static final Duration READING = Duration.ofSeconds(1);
  private static final Period KEPT = Period.ofDays(400);
  private static final Duration WRITER_KEPT = Duration.ofDays(7);
  private static final long NEVER = -1;

  private final Keyring keys;
  private final UsageBook book;
  private final InstantSource clock;
  private final boolean shared;
  private final String writer = UUID.randomUUID().toString();
  private final Told told = new Told();
  private volatile Batch batch = new Batch(0, Map.of());
  private long changes = NEVER;
  private Optional<Instant> read = Optional.empty();
  private Optional<LocalDate> tidied = Optional.empty();

  /**
   * Nothing is read yet.
   *
   * @param shared whether others write to the database, too
   */
  Syncing(Keyring keys, UsageBook book, InstantSource clock, boolean shared) {
    this.keys = keys;
    this.book = book;
    this.clock = clock;
    this.shared = shared;
  }

  /** Everything is read again at the next turn, as it may have changed unseen. */
  void forgetWhatWasRead() {
    changes = NEVER;
    read = Optional.empty();
  }

  /** What waits to be written. */
  int waiting() {
    return batch.usage().size() + book.waiting();
  }

  /** Writes what is not written, and reads what may have changed. */
  void turn(Database database) throws SQLException {
    if (batch.isEmpty()) {
      batch = new Batch(batch.number() + 1, book.take());
    }
    boolean reads = read.isEmpty()
        || (shared && !clock.instant().isBefore(read.get().plus(READING)));
    if (!batch.isEmpty()) {
      database.in(this::write);
      told.add(batch.usage());
      batch = new Batch(batch.number(), Map.of());
    }
    if (reads) {
      read(database);
    }
    tidy(database);
  }

  private Boolean write(Connection connection) throws SQLException {
    boolean isNew = BatchTable.claim(connection, writer, batch.number(), clock.instant());
    if (isNew) {
      UsageTable.add(connection, batch.usage());
    }
    return isNew;
  }

  private void read(Database database) throws SQLException {
    long now = database.in(KeyTable::changes);
    if (now != changes) {
      keys.replace(database.in(KeyTable::open));
      changes = now;
    }
    LocalDate today = today();
    Map<String, Spent> all = database.in(connection -> UsageTable.spent(connection, today));
    keys.stored(today, told.take(today), all);
    read = Optional.of(clock.instant());
  }

  private void tidy(Database database) throws SQLException {
    LocalDate today = today();
    if (tidied.filter(today::equals).isPresent()) {
      return;
    }
    told.forget(today);
    database.in(connection -> {
      UsageTable.forget(connection, today.minus(KEPT));
      BatchTable.forget(connection, clock.instant().minus(WRITER_KEPT));
      return today;
    });
    tidied = Optional.of(today);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
