package avengers.gateway.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class WaitingTimeTest {
  private static final Duration WAIT = Duration.ofMillis(50);

  private static void pass() {
    long end = System.nanoTime() + WAIT.toNanos();
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(end - System.nanoTime());
    }
  }

  @Test
  void waitingIsNoOverhead() {
    WaitingTime time = new WaitingTime();
    time.begin();
    pass();
    time.end();

    assertThat(time.total()).isGreaterThanOrEqualTo(WAIT);
    assertThat(time.overhead()).isLessThanOrEqualTo(time.total().minus(WAIT));
  }

  @Test
  void waitingThatHasNotEndedIsNoOverheadEither() {
    WaitingTime time = new WaitingTime();
    time.begin();
    pass();

    assertThat(time.overhead()).isLessThanOrEqualTo(time.total().minus(WAIT));
  }

  @Test
  void whatIsNotWaitingIsOverhead() {
    WaitingTime time = new WaitingTime();
    pass();

    assertThat(time.overhead()).isBetween(WAIT, time.total());
  }
}
