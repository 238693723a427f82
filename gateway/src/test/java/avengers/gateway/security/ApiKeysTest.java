package avengers.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeysTest {
  private static final ApiKeys TWO = new ApiKeys(List.of("one", "two"));

  @Test
  void withoutKeysEverybodyIsLetIn() {
    ApiKeys none = new ApiKeys(List.of());

    assertThat(none.client(Optional.empty())).hasValue(0);
    assertThat(none.client(Optional.of("Bearer any"))).hasValue(0);
    assertThat(none.clients()).isOne();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer one", "Bearer two", "bearer one", "BEARER one", "Bearer  one "})
  void everyKeyOpens(String authorization) {
    assertThat(TWO.client(Optional.of(authorization))).isPresent();
  }

  @Test
  void clientsAreToldApartByTheirKeys() {
    assertThat(TWO.client(Optional.of("Bearer one"))).hasValue(0);
    assertThat(TWO.client(Optional.of("Bearer two"))).hasValue(1);
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
