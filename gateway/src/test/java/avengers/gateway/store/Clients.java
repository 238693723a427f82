package avengers.gateway.store;

import avengers.gateway.config.ClientLimits;
import avengers.gateway.config.StorageConfig;
import avengers.gateway.ledger.CallOutcome;
import avengers.gateway.ledger.LedgerEntry;
import avengers.gateway.ledger.Purpose;
import avengers.gateway.openai.TokenUsage;
import avengers.gateway.security.Admission;
import avengers.gateway.security.Keyring;
import avengers.gateway.security.Standing;
import avengers.gateway.security.UsageBook;
import avengers.gateway.security.UsageWatcher;
import avengers.gateway.security.VirtualKey;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;

/** What a gateway has of clients, over a storage. */
final class Clients implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  final UsageBook book = new UsageBook();
  final Keyring keys = new Keyring(InstantSource.system(), book, new UsageWatcher.Nobody(), true);
  final Storage storage;

  Clients(StorageConfig config) throws IOException {
    storage = Storage.open(config, keys, book, InstantSource.system());
  }

  /** Adds a key of this name. */
  VirtualKey.Made add(String name) {
    VirtualKey.Made made = VirtualKey.make(name, ClientLimits.NONE, Instant.now());
    if (!storage.add(made.key()).join()) {
      throw new AssertionError("the name is taken");
    }
    return made;
  }

  boolean opens(VirtualKey.Made made) {
    return keys
        .admit(Optional
            .of("Bearer " + made.secret().reveal())) instanceof Admission.Granted(Standing standing)
        && standing.client().id().equals(made.key().id());
  }

  Standing standing(VirtualKey.Made made) {
    return keys.standing(made.key().id()).orElseThrow();
  }

  /** A call that costs so much, and has ended. */
  static void spend(Standing standing, double dollars) {
    standing.open(OptionalDouble.of(dollars))
        .orElseThrow()
        .close(new LedgerEntry(0, "alpha", Purpose.RELAY, 1, CallOutcome.WON, Optional.empty(),
            new TokenUsage(10, 20), false, OptionalDouble.of(dollars), Optional.empty(),
            Duration.ZERO));
  }

  /** Waits until something holds; fails if that takes long. */
  static void await(String what, BooleanSupplier condition) throws InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("not within " + PATIENCE + ": " + what);
      }
      Thread.sleep(20);
    }
  }

  @Override
  public void close() {
    storage.close();
  }
}
