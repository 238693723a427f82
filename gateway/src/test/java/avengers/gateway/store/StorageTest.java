package avengers.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import avengers.clustering.plan.Caps;
import avengers.gateway.config.BudgetConfig;
import avengers.gateway.config.ClientLimits;
import avengers.gateway.config.StorageConfig;
import avengers.gateway.fixture.Postgres;
import avengers.gateway.ledger.Dollars;
import avengers.gateway.security.Spent;
import avengers.gateway.security.Usage;
import avengers.gateway.security.VirtualKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Keys and usage outlast the process, in both databases alike. */
class StorageTest {
  private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);
  private static final LocalDate FAR_AWAY = LocalDate.of(2100, 1, 1);
  private static final ClientLimits LIMITS = new ClientLimits(Set.of("alpha", "avengers"),
      Optional.of(60), Optional.of(1_000),
      new BudgetConfig(OptionalDouble.of(5), OptionalDouble.of(100)),
      Optional.of(Instant.parse("2100-01-31T12:00:00Z")),
      new Caps(OptionalInt.of(3), OptionalDouble.of(0.01), Optional.of(Duration.ofSeconds(20))));

  @TempDir
  Path folder;

  enum Kind {
    H2,
    POSTGRESQL
  }

  private StorageConfig config(Kind kind) {
    return switch (kind) {
      case H2 -> new StorageConfig.Embedded(folder.resolve("data/avengers"));
      case POSTGRESQL -> Postgres.database();
    };
  }

  private static UsageQuery all(Optional<String> client) {
    return new UsageQuery(LONG_AGO, FAR_AWAY, client, 100);
  }

  @ParameterizedTest
  @EnumSource
  void aKeyOutlastsTheProcessWithAllItsLimits(Kind kind) throws IOException {
    StorageConfig config = config(kind);
    VirtualKey.Made made = VirtualKey.make("new", LIMITS, Instant.parse("2026-11-30T12:00:00Z"));
    try (Clients first = new Clients(config)) {
      assertThat(first.storage.add(made.key()).join()).isTrue();
      assertThat(first.opens(made)).isTrue();
    }

    try (Clients second = new Clients(config)) {
      assertThat(second.opens(made)).isTrue();
      assertThat(second.keys.virtualKeys()).containsExactly(made.key());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRevokedKeyStaysRevoked(Kind kind) throws IOException {
    StorageConfig config = config(kind);
    VirtualKey.Made made;
    try (Clients first = new Clients(config)) {
      made = first.add("new");
      assertThat(first.storage.revoke(made.key().id()).join()).isTrue();
      assertThat(first.opens(made)).isFalse();
      assertThat(first.storage.revoke(made.key().id()).join()).isFalse();
    }

    try (Clients second = new Clients(config)) {
      assertThat(second.keys.virtualKeys()).isEmpty();
      assertThat(second.opens(second.add("new"))).as("its name is free").isTrue();
      assertThat(second.opens(made)).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void noTwoKeysThatOpenShareAName(Kind kind) throws IOException {
    try (Clients clients = new Clients(config(kind))) {
      clients.add("first");
      VirtualKey second = clients.add("second").key();

      assertThat(clients.storage.add(VirtualKey.make("first", LIMITS, Instant.now()).key()).join())
          .isFalse();
      assertThat(clients.storage.change(second.with("first", LIMITS)).join()).isFalse();
      assertThat(clients.storage.change(second.with("third", LIMITS)).join()).isTrue();
      assertThat(clients.keys.virtualKey(second.id()).orElseThrow().name()).isEqualTo("third");
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatWasSpentIsThereAgainAfterAStart(Kind kind) throws IOException {
    StorageConfig config = config(kind);
    VirtualKey.Made made;
    try (Clients first = new Clients(config)) {
      made = first.add("new");
      Clients.spend(first.standing(made), 0.25);
      Clients.spend(first.standing(made), 0.5);
    }

    try (Clients second = new Clients(config)) {
      long all = Dollars.roundedUp(0.75);
      assertThat(second.standing(made).purse().spent()).isEqualTo(new Spent(all, all));
      second.standing(made).asked("avengers");
      Clients.spend(second.standing(made), 0.25);

      List<UsageRow> rows = second.storage.usage(all(Optional.of(made.key().id()))).join();
      assertThat(rows).extracting(row -> row.place().model()).containsExactly("alpha", "avengers");
      assertThat(rows.getFirst().usage())
          .isEqualTo(new Usage(0, 3, 30, 60, Dollars.roundedUp(1)));
      assertThat(rows.getLast().usage()).isEqualTo(new Usage(1, 0, 0, 0, 0));
      assertThat(rows).allSatisfy(row -> assertThat(row.name()).contains("new"));
      assertThat(second.storage.usage(all(Optional.of("nobody"))).join()).isEmpty();
      assertThat(second.storage.usage(all(Optional.empty())).join()).hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void spendingIsCountedOnceHoweverOftenItIsReadBack(Kind kind)
      throws IOException, InterruptedException {
    try (Clients clients = new Clients(config(kind))) {
      VirtualKey.Made made = clients.add("new");
      for (int i = 0; i < 10; i++) {
        Clients.spend(clients.standing(made), 0.125);
        clients.storage.refresh();
        int spends = i + 1;
        Clients.await("it is stored", () -> clients.storage.waiting() == 0);
        assertThat(clients.standing(made).purse().spent().day())
            .isEqualTo(Dollars.roundedUp(0.125 * spends));
      }
    }
  }

  @Test
  void gatewaysOnOneServerSeeEachOthersKeysAndSpending() throws Exception {
    StorageConfig config = config(Kind.POSTGRESQL);
    try (Clients first = new Clients(config); Clients second = new Clients(config)) {
      VirtualKey.Made made = first.add("new");
      Clients.await("the other knows the key", () -> second.opens(made));

      Clients.spend(first.standing(made), 0.25);
      Clients.spend(second.standing(made), 0.5);
      long all = Dollars.roundedUp(0.75);
      Clients.await("both know of all spending",
          () -> first.standing(made).purse().spent().day() == all
              && second.standing(made).purse().spent().day() == all);

      assertThat(second.storage.revoke(made.key().id()).join()).isTrue();
      Clients.await("the other does not let it in", () -> !first.opens(made));
    }
  }

  @Test
  void theFileHoldsNoKey() throws IOException {
    VirtualKey.Made made;
    try (Clients clients = new Clients(config(Kind.H2))) {
      made = clients.add("new");
    }

    byte[] file = Files.readAllBytes(folder.resolve("data/avengers.mv.db"));
    String text = new String(file, StandardCharsets.ISO_8859_1);
    assertThat(text).contains(made.key().id())
        .doesNotContain(made.secret().reveal().substring("sk-avengers-".length()));
  }

  @Test
  void aFileThatAnotherProcessUsesOrThatIsNoneEndsTheStartWithWhatToChange() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");

    assertThatThrownBy(() -> new Clients(new StorageConfig.Embedded(file.resolve("avengers"))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("storage.file is the key to change");
  }
}
