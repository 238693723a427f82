package avengers.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.clustering.plan.Caps;
import avengers.gateway.config.BudgetConfig;
import avengers.gateway.config.ClientConfig;
import avengers.gateway.config.ClientLimits;
import avengers.gateway.config.KeyHash;
import avengers.gateway.config.Secret;
import avengers.gateway.config.Strangers;
import avengers.gateway.ledger.Dollars;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyringTest {
  private static final ClientConfig ONE = new ClientConfig(new Secret("one"), 1);
  private static final ClientConfig TWO = new ClientConfig(new Secret("two"), "web", Caps.NONE);

  private final TurnedClock clock = new TurnedClock("2026-11-30T12:00:00Z");
  private final Keyring keys = keyring(false);

  private Keyring keyring(boolean stored) {
    return new Keyring(clock, new UsageBook(), new UsageWatcher.Nobody(), stored);
  }

  private static Keyring.Access access(boolean anonymous, ClientConfig... clients) {
    return new Keyring.Access(List.of(clients),
        anonymous ? Strangers.ALWAYS : Strangers.WHILE_THERE_IS_NO_KEY, Optional.empty());
  }

  private static Admission show(Keyring keys, String key) {
    return keys.admit(Optional.of("Bearer " + key));
  }

  private static Optional<String> name(Admission admission) {
    return admission instanceof Admission.Granted(Standing standing)
        ? Optional.of(standing.client().name())
        : Optional.empty();
  }

  private static VirtualKey key(String name, String secret, ClientLimits limits) {
    return new VirtualKey("id-of-" + name, name, KeyHash.of(secret), "....", limits,
        Instant.EPOCH);
  }

  private static ClientLimits until(String when) {
    return new ClientLimits(Set.of(), Optional.empty(), Optional.empty(), BudgetConfig.NONE,
        Optional.of(Instant.parse(when)), Caps.NONE);
  }

  @Test
  void withoutKeysEverybodyIsLetIn() {
    assertThat(name(keys.admit(Optional.empty()))).contains("anybody");
    assertThat(name(show(keys, "any"))).contains("anybody");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer one", "Bearer two", "bearer one", "BEARER one", "Bearer  one "})
  void everyKeyOpens(String authorization) {
    keys.update(access(false, ONE, TWO));

    assertThat(keys.admit(Optional.of(authorization))).isInstanceOf(Admission.Granted.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer", "Bearer ", "one", "Bearerone", "Basic one", "Bearer ONE",
      "Bearer on", "Bearer one two", "Bearer onetwo"})
  void nothingElseOpens(String authorization) {
    keys.update(access(false, ONE, TWO));

    assertThat(keys.admit(Optional.of(authorization))).isEqualTo(new Admission.KeyWrong());
    assertThat(keys.admit(Optional.empty())).isEqualTo(new Admission.KeyMissing());
  }

  @Test
  void clientsAreToldApartByTheirKeys() {
    keys.update(access(false, ONE, TWO));

    assertThat(name(show(keys, "one"))).contains("key-1");
    assertThat(name(show(keys, "two"))).contains("web");
  }

  @Test
  void whoeverIsAllowedToAskWithoutAKeyMayNotShowAWrongOne() {
    keys.update(access(true, ONE));

    assertThat(name(keys.admit(Optional.empty()))).contains("anybody");
    assertThat(name(show(keys, "one"))).contains("key-1");
    assertThat(show(keys, "wrong")).isEqualTo(new Admission.KeyWrong());
  }

  @Test
  void theFirstAddedKeyEndsAnonymousAskingAndTheLastRevokedOneAllowsItAgain() {
    keys.put(key("new", "secret", ClientLimits.NONE));

    assertThat(keys.admit(Optional.empty())).isEqualTo(new Admission.KeyMissing());
    assertThat(name(show(keys, "secret"))).contains("new");

    keys.remove("id-of-new");
    assertThat(name(keys.admit(Optional.empty()))).contains("anybody");
  }

  @Test
  void whereOthersThanThisMachineCanAskAKeyIsNeededAlsoWhileThereIsNone() {
    Keyring.Access reachable = new Keyring.Access(List.of(), Strangers.NEVER, Optional.empty());
    keys.update(reachable);
    assertThat(keys.admit(Optional.empty())).isEqualTo(new Admission.KeyMissing());
    assertThat(show(keys, "any")).isEqualTo(new Admission.KeyWrong());

    keys.put(key("new", "secret", ClientLimits.NONE));
    assertThat(name(show(keys, "secret"))).contains("new");

    keys.remove("id-of-new");
    assertThat(show(keys, "secret")).isEqualTo(new Admission.KeyWrong());
    assertThat(keys.admit(Optional.empty())).isEqualTo(new Admission.KeyMissing());

    Keyring waiting = keyring(true);
    waiting.update(reachable);
    assertThat(waiting.admit(Optional.empty())).isEqualTo(new Admission.KeysAway());
  }

  @Test
  void aRevokedKeyOpensNothing() {
    keys.update(access(false, ONE));
    keys.put(key("new", "secret", ClientLimits.NONE));
    keys.remove("id-of-new");

    assertThat(show(keys, "secret")).isEqualTo(new Admission.KeyWrong());
  }

  @Test
  void aKeyExpiresAtItsVeryMoment() {
    keys.put(key("new", "secret", until("2026-11-30T13:00:00Z")));
    clock.turn(Duration.ofHours(1).minusNanos(1));
    assertThat(name(show(keys, "secret"))).contains("new");

    clock.turn(Duration.ofNanos(1));
    assertThat(show(keys, "secret")).isEqualTo(new Admission.KeyExpired());
  }

  @Test
  void beforeStoredKeysAreReadNobodyKnowsWhoIsAStranger() {
    Keyring waiting = keyring(true);
    assertThat(waiting.admit(Optional.empty())).isEqualTo(new Admission.KeysAway());
    assertThat(show(waiting, "secret")).isEqualTo(new Admission.KeysAway());

    waiting.update(access(false, ONE));
    assertThat(name(show(waiting, "one"))).contains("key-1");
    assertThat(show(waiting, "secret")).isEqualTo(new Admission.KeysAway());
    assertThat(waiting.admit(Optional.empty())).isEqualTo(new Admission.KeyMissing());

    waiting.replace(List.of(key("new", "secret", ClientLimits.NONE)));
    assertThat(name(show(waiting, "secret"))).contains("new");
    assertThat(show(waiting, "wrong")).isEqualTo(new Admission.KeyWrong());
  }

  @Test
  void whatWasSpentOutlastsAChangeOfKeyAndLimits() {
    keys.update(access(false, ONE, TWO));
    Standing before = keys.standing("config:web").orElseThrow();
    before.purse().hold(OptionalDouble.of(1)).orElseThrow().spend(Dollars.roundedUp(1));

    keys.update(access(false, new ClientConfig(KeyHash.of("three"), "web", new ClientLimits(
        Set.of(), Optional.of(5), Optional.empty(),
        new BudgetConfig(OptionalDouble.of(1.5), OptionalDouble.empty()), Optional.empty(),
        Caps.NONE))));

    assertThat(show(keys, "two")).isEqualTo(new Admission.KeyWrong());
    assertThat(name(show(keys, "three"))).contains("web");
    assertThat(before.purse().left()).hasValue(0.5);
    assertThat(keys.standing("config:web").orElseThrow().requests()).isPresent();
  }

  @Test
  void aReloadGivesNoNewMinute() {
    Keyring.Access limited = new Keyring.Access(List.of(ONE), Strangers.WHILE_THERE_IS_NO_KEY,
        Optional.of(1));
    keys.update(limited);
    assertThat(keys.standing("config:key-1")
        .flatMap(Standing::requests)
        .orElseThrow()
        .take()
        .granted()).isTrue();

    keys.update(limited);

    assertThat(keys.standing("config:key-1")
        .flatMap(Standing::requests)
        .orElseThrow()
        .take()
        .granted()).isFalse();
  }

  @Test
  void whatTheStoreKnowsIsSpent() {
    keys.update(access(false, ONE));
    keys.stored(keys.anybody().purse().day(), Map.of(),
        Map.of("config:key-1", new Spent(3, 5)));

    assertThat(keys.standing("config:key-1").orElseThrow().purse().spent())
        .isEqualTo(new Spent(3, 5));
  }

  @Test
  void nothingShowsAKeyOrItsHash() {
    VirtualKey.Made made = VirtualKey.make("new", ClientLimits.NONE, Instant.EPOCH);

    assertThat(made.secret().reveal()).matches("sk-avengers-[A-Za-z0-9_-]{43}")
        .endsWith(made.key().hint());
    assertThat(made.toString()).doesNotContain(made.secret().reveal())
        .doesNotContain(made.key().hash().hex());
    assertThat(VirtualKey.make("new", ClientLimits.NONE, Instant.EPOCH).secret())
        .isNotEqualTo(made.secret());
  }
}
