package avengers.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import avengers.gateway.config.ClientLimits;
import avengers.gateway.fixture.Passage;
import avengers.gateway.fixture.Postgres;
import avengers.gateway.ledger.Dollars;
import avengers.gateway.security.Admission;
import avengers.gateway.security.VirtualKey;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** The gateway serves on while its database is away, and loses nothing by that. */
class StorageAwayTest {
  private static void isRefused(Clients clients, String name) {
    VirtualKey key = VirtualKey.make(name, ClientLimits.NONE, Instant.now()).key();
    assertThatThrownBy(() -> clients.storage.add(key).join())
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(StorageAwayException.class);
  }

  @Test
  void knownKeysOpenAndSpendingWaits() throws Exception {
    try (Passage passage = new Passage(Postgres.port(), true);
        Clients clients = new Clients(Postgres.database(passage.port()))) {
      VirtualKey.Made made = clients.add("new");
      Clients.spend(clients.standing(made), 0.25);
      Clients.await("it is stored", () -> clients.storage.waiting() == 0);

      passage.shut();
      Clients.await("that is seen", () -> !clients.storage.isUp());
      assertThat(clients.opens(made)).isTrue();
      Clients.spend(clients.standing(made), 0.5);
      assertThat(clients.standing(made).purse().spent().day()).isEqualTo(Dollars.roundedUp(0.75));
      assertThat(clients.storage.waiting()).isPositive();
      isRefused(clients, "other");

      passage.open();
      Clients.await("it is stored",
          () -> clients.storage.isUp() && clients.storage.waiting() == 0);
      assertThat(clients.standing(made).purse().spent().day()).isEqualTo(Dollars.roundedUp(0.75));
      assertThat(clients.opens(clients.add("other"))).isTrue();
    }
  }

  @Test
  void aServerThatIsAwayAtTheStartLeavesKeysUnknownAndNotWrong() throws Exception {
    try (Passage passage = new Passage(Postgres.port(), false);
        Clients clients = new Clients(Postgres.database(passage.port()))) {
      assertThat(clients.storage.isUp()).isFalse();
      assertThat(clients.keys.admit(Optional.of("Bearer any")))
          .isEqualTo(new Admission.KeysAway());

      passage.open();
      Clients.await("it is there", clients.storage::isUp);
      assertThat(clients.keys.admit(Optional.of("Bearer any")))
          .isInstanceOf(Admission.Granted.class);
    }
  }

  @Test
  void aConnectionThatBreaksInTheMidstOfWritingCountsNothingTwice() throws Exception {
    try (Passage passage = new Passage(Postgres.port(), true);
        Clients clients = new Clients(Postgres.database(passage.port()))) {
      VirtualKey.Made made = clients.add("new");
      int spends = 0;
      for (int round = 0; round < 5; round++) {
        for (int i = 0; i < 200; i++) {
          Clients.spend(clients.standing(made), 0.0625);
          spends++;
        }
        passage.shut();
        passage.open();
        Clients.await("it is stored", () -> clients.storage.waiting() == 0);
      }

      long all = Dollars.roundedUp(0.0625 * spends);
      clients.storage.refresh();
      Clients.await("it is read back", () -> clients.storage.isUp());
      assertThat(clients.storage.usage(new UsageQuery(LocalDate.of(2020, 1, 1),
          LocalDate.of(2100, 1, 1), Optional.empty(), 10))
          .join()
          .stream()
          .mapToLong(row -> row.usage().picodollars())
          .sum()).isEqualTo(all);
      assertThat(clients.standing(made).purse().spent().day()).isEqualTo(all);
    }
  }
}
