package avengers.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.clustering.plan.Caps;
import avengers.gateway.config.ClientConfig;
import avengers.gateway.config.Secret;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeysTest {
  private static final Caps CAPS = new Caps(OptionalInt.of(3), OptionalDouble.empty(),
      Optional.empty());
  private static final ApiKeys TWO = new ApiKeys(List.of(
      new ClientConfig(new Secret("one"), 1),
      new ClientConfig(new Secret("two"), "web", CAPS)));

  @Test
  void withoutKeysEverybodyIsLetIn() {
    ApiKeys none = new ApiKeys(List.of());

    assertThat(none.client(Optional.empty())).contains(Client.ANYBODY);
    assertThat(none.client(Optional.of("Bearer any"))).contains(Client.ANYBODY);
    assertThat(none.clients()).isOne();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer one", "Bearer two", "bearer one", "BEARER one", "Bearer  one "})
  void everyKeyOpens(String authorization) {
    assertThat(TWO.client(Optional.of(authorization))).isPresent();
  }

  @Test
  void clientsAreToldApartByTheirKeys() {
    assertThat(TWO.client(Optional.of("Bearer one"))).contains(new Client(0, "key-1", Caps.NONE));
    assertThat(TWO.client(Optional.of("Bearer two"))).contains(new Client(1, "web", CAPS));
    assertThat(TWO.clients()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer", "Bearer ", "one", "Bearerone", "Basic one", "Bearer ONE",
      "Bearer on", "Bearer one two", "Bearer onetwo"})
  void nothingElseOpens(String authorization) {
    assertThat(TWO.client(Optional.of(authorization))).isEmpty();
    assertThat(TWO.client(Optional.empty())).isEmpty();
  }
}
