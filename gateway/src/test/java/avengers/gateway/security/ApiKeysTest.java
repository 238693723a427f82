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

    assertThat(none.allow(Optional.empty())).isTrue();
    assertThat(none.allow(Optional.of("Bearer any"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer one", "Bearer two", "bearer one", "BEARER one", "Bearer  one "})
  void everyKeyOpens(String authorization) {
    assertThat(TWO.allow(Optional.of(authorization))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer", "Bearer ", "one", "Bearerone", "Basic one", "Bearer ONE",
      "Bearer on", "Bearer one two", "Bearer onetwo"})
  void nothingElseOpens(String authorization) {
    assertThat(TWO.allow(Optional.of(authorization))).isFalse();
    assertThat(TWO.allow(Optional.empty())).isFalse();
  }
}
