package avengers.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RequestRateTest {
  private final TurnedClock clock = new TurnedClock("2026-11-30T12:00:00Z");
  private final RequestRate rate = new RequestRate(60, clock);

  private void takeAll() {
    for (int i = 0; i < 60; i++) {
      assertThat(rate.take().granted()).isTrue();
    }
  }

  @Test
  void aMinutesRequestsMayComeAtOnce() {
    takeAll();

    assertThat(rate.take()).isEqualTo(
        new Allowance(false, 60, 0, Duration.ofMinutes(1), Duration.ofSeconds(1)));
  }

  @Test
  void theyComeBackEvenly() {
    takeAll();
    clock.turn(Duration.ofMillis(1_500));

    assertThat(rate.take()).isEqualTo(
        new Allowance(true, 60, 0, Duration.ofMillis(59_500), Duration.ZERO));
    assertThat(rate.take().retryIn()).isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void theyDoNotPileUp() {
    clock.turn(Duration.ofHours(1));

    assertThat(rate.take().remaining()).isEqualTo(59);
  }
}
