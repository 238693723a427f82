package avengers.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.clustering.plan.Caps;
import avengers.gateway.security.RequestRate.Allowance;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RequestRateTest {
  private static final Client FIRST = new Client(0, "first", Caps.NONE);
  private static final Client SECOND = new Client(1, "second", Caps.NONE);

  private final Clock clock = new Clock();
  private final RequestRate rate = new RequestRate(60, 2, clock);

  /** A clock that a test turns. */
  private static final class Clock implements TimeMeter {
    private long now;

    @Override
    public long currentTimeNanos() {
      return now;
    }

    @Override
    public boolean isWallClockBased() {
      return false;
    }

    void turn(Duration by) {
      now += by.toNanos();
    }
  }

  private void takeAll() {
    for (int i = 0; i < 60; i++) {
      assertThat(rate.take(FIRST).granted()).isTrue();
    }
  }

  @Test
  void aMinutesRequestsMayComeAtOnce() {
    takeAll();

    assertThat(rate.take(FIRST)).isEqualTo(
        new Allowance(false, 60, 0, Duration.ofMinutes(1), Duration.ofSeconds(1)));
  }

  @Test
  void theyComeBackEvenly() {
    takeAll();
    clock.turn(Duration.ofMillis(1_500));

    assertThat(rate.take(FIRST)).isEqualTo(
        new Allowance(true, 60, 0, Duration.ofMillis(59_500), Duration.ZERO));
    assertThat(rate.take(FIRST).retryIn()).isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void theyDoNotPileUp() {
    clock.turn(Duration.ofHours(1));

    assertThat(rate.take(FIRST).remaining()).isEqualTo(59);
  }

  @Test
  void oneClientDoesNotTakeFromAnother() {
    takeAll();

    assertThat(rate.take(SECOND).remaining()).isEqualTo(59);
  }
}
