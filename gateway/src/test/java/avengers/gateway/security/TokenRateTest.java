package avengers.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TokenRateTest {
  private final TurnedClock clock = new TurnedClock("2026-11-30T12:00:00Z");
  private final TokenRate rate = new TokenRate(600, clock);

  @Test
  void anEstimateIsTakenBeforeAndTheTruthAfter() {
    assertThat(rate.take(100).remaining()).isEqualTo(500);
    rate.used(40);
    rate.giveBack(100);

    assertThat(rate.take(1).remaining()).isEqualTo(559);
  }

  @Test
  void whatWasUsedBeyondTheLimitIsWaitedFor() {
    assertThat(rate.take(10).granted()).isTrue();
    rate.used(1_200);
    rate.giveBack(10);

    assertThat(rate.take(1)).isEqualTo(new Allowance(false, 600, 0, Duration.ofMinutes(2),
        Duration.ofSeconds(60).plusMillis(100)));
    clock.turn(Duration.ofSeconds(61));
    assertThat(rate.take(1).granted()).isTrue();
  }

  @Test
  void anEstimateBeyondTheLimitNeedsAllOfIt() {
    assertThat(rate.take(10_000).granted()).isTrue();
    assertThat(rate.take(1).granted()).isFalse();
  }

  @Test
  void whatIsGivenBackDoesNotPileUp() {
    rate.giveBack(500);

    assertThat(rate.take(1).remaining()).isEqualTo(599);
  }
}
