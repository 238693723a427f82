package avengers.gateway.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RetryBudgetTest {
  private final AtomicLong nanos = new AtomicLong(-5_000_000_000L);
  private final RetryBudget budget = new RetryBudget(0.2, 10, nanos::get);

  private static int takenAtMost(RetryBudget budget) {
    int taken = 0;
    while (budget.take()) {
      taken++;
    }
    return taken;
  }

  private static void call(RetryBudget budget, int times) {
    for (int i = 0; i < times; i++) {
      budget.called();
    }
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @Test
  void aQuietGatewayMayRetryToo() {
    assertThat(takenAtMost(budget)).isEqualTo(100);
  }

  @Test
  void aBusyOneMayRetryAShare() {
    call(budget, 1_000);

    assertThat(takenAtMost(budget)).isEqualTo(300);
  }

  @Test
  void whatIsOlderThanTenSecondsIsForgotten() {
    call(budget, 1_000);
    takenAtMost(budget);
    pass(Duration.ofSeconds(9));
    assertThat(budget.take()).isFalse();

    pass(Duration.ofSeconds(1));

    assertThat(takenAtMost(budget)).isEqualTo(100);
  }

  @Test
  void aLongPauseForgetsAll() {
    call(budget, 1_000);
    takenAtMost(budget);

    pass(Duration.ofDays(3));

    assertThat(takenAtMost(budget)).isEqualTo(100);
  }

  @Test
  void aShareOfNothingIsNothing() {
    RetryBudget none = new RetryBudget(0, 10, nanos::get);
    call(none, 1_000);

    assertThat(none.take()).isFalse();
  }

  @Test
  void inAnOutageNoTenSecondsHaveMoreRetriesThanTheirShare() {
    Random random = new Random(3);
    List<Long> calls = new ArrayList<>();
    List<Long> retries = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      pass(Duration.ofMillis(random.nextInt(3)));
      long now = nanos.get();
      budget.called();
      calls.add(now);
      if (budget.take()) {
        retries.add(now);
      }
      long window = Duration.ofSeconds(9).toNanos();
      calls.removeIf(then -> now - then > window + 1_000_000_000L);
      retries.removeIf(then -> now - then > window);
      assertThat(retries.size()).isLessThanOrEqualTo((int) (0.2 * calls.size()) + 100);
    }
  }

  @Test
  void allEventLoopsShareIt() throws Exception {
    try (ExecutorService loops = Executors.newFixedThreadPool(4)) {
      Callable<Integer> loop = () -> {
        call(budget, 1_000);
        int taken = 0;
        for (int i = 0; i < 1_000; i++) {
          taken += budget.take() ? 1 : 0;
        }
        return taken;
      };
      int taken = 0;
      for (Future<Integer> one : loops.invokeAll(List.of(loop, loop, loop, loop))) {
        taken += one.get();
      }

      assertThat(taken).isLessThanOrEqualTo(900);
      assertThat(taken + takenAtMost(budget)).isEqualTo(900);
    }
  }
}
