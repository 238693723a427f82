package avengers.gateway.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecentLatencyTest {
  private final RecentLatency latency = new RecentLatency();

  private void take(int times, long milliseconds) {
    for (int i = 0; i < times; i++) {
      latency.took(Duration.ofMillis(milliseconds));
    }
  }

  @Test
  void aFewAnswersDoNotTellWhatIsSlow() {
    take(19, 5);

    assertThat(latency.slow()).isEmpty();
  }

  @Test
  void slowIsWhatTakesLongerThanNinetyFiveOfAHundred() {
    for (int i = 1; i <= 104; i++) {
      latency.took(Duration.ofMillis(i));
    }

    assertThat(latency.slow()).contains(Duration.ofMillis(99));
  }

  @Test
  void oldAnswersAreForgotten() {
    take(200, 1_000);
    take(128, 10);

    assertThat(latency.slow()).contains(Duration.ofMillis(10));
  }

  @Test
  void anyHundredAndTwentyEightAnswersAreSorted() {
    Random random = new Random(5);
    long[] last = new long[128];
    for (int i = 0; i < 128 * 8; i++) {
      last[i % 128] = random.nextLong(1_000_000_000L);
      latency.took(Duration.ofNanos(last[i % 128]));
    }
    Arrays.sort(last);

    assertThat(latency.slow()).contains(Duration.ofNanos(last[121]));
  }
}
