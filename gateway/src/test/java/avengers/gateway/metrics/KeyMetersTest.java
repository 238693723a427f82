package avengers.gateway.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class KeyMetersTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final KeyMeters meters = new KeyMeters(registry);

  private double requests(String key) {
    return registry.get("avengers.key.requests").tag("key", key).counter().count();
  }

  @Test
  void theFirstHundredNamesAreToldAndAllOthersTogether() {
    for (int i = 0; i < 1_000; i++) {
      meters.appeared("key-" + i, () -> 1, () -> 1);
      meters.requested("key-" + i);
      meters.spent("key-" + i, 0.5);
      meters.refused("key-" + i, "budget");
    }

    assertThat(requests("key-0")).isEqualTo(1);
    assertThat(requests("key-99")).isEqualTo(1);
    assertThat(requests("other")).isEqualTo(900);
    assertThat(registry.getMeters()).hasSizeLessThan(600);
  }

  @Test
  void aKeyTakesThePlaceOfOneOfItsNameThatHasGone() {
    meters.appeared("web", () -> 0.25, () -> 0.5);
    meters.appeared("web", () -> 1, () -> 1);

    assertThat(registry.get("avengers.key.budget.left").tag("key", "web").gauges())
        .hasSize(2)
        .allSatisfy(gauge -> assertThat(gauge.value()).isEqualTo(1));
  }

  @Test
  void aNameThatNeverAppearedIsNoLabel() {
    meters.requested("invented");

    assertThat(requests("other")).isEqualTo(1);
  }
}
