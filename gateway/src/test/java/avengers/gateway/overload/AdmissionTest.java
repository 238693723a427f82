package avengers.gateway.overload;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.config.ConcurrencyConfig;
import avengers.gateway.config.LoadConfig;
import avengers.gateway.overload.Admission.Permit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AdmissionTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private final AtomicLong now = new AtomicLong();
  private final AtomicInteger capacity = new AtomicInteger(100);

  private Admission admission(ConcurrencyConfig concurrency, int queue) {
    return new Admission(new LoadConfig(100, concurrency, queue, LONG), capacity::get, now::get);
  }

  private Admission fixed(int most, int queue) {
    return admission(new ConcurrencyConfig.Fixed(most), queue);
  }

  /** A caller that remembers what it was told. */
  private static final class Caller implements Admission.Caller {
    private final List<Permit> permits = new ArrayList<>();
    private final List<Duration> refusals = new ArrayList<>();

    @Override
    public void enters(Permit permit) {
      permits.add(permit);
    }

    @Override
    public void refused(Duration comeBack) {
      refusals.add(comeBack);
    }

    boolean isIn() {
      return !permits.isEmpty();
    }

    void leaves() {
      permits.getFirst().giveBack(true);
    }
  }

  private static Caller enter(Admission admission, String client) {
    return enter(admission, client, LONG);
  }

  private static Caller enter(Admission admission, String client, Duration longest) {
    Caller caller = new Caller();
    admission.enter(client, longest, caller);
    return caller;
  }

  @Test
  void noMoreAreInThanTheLimitAndTheNextEntersWhenOneLeaves() {
    Admission admission = fixed(2, 10);
    Caller first = enter(admission, "a");
    Caller second = enter(admission, "a");
    Caller third = enter(admission, "a");

    assertThat(List.of(first.isIn(), second.isIn(), third.isIn()))
        .containsExactly(true, true, false);
    assertThat(admission.waiting()).isEqualTo(1);

    second.leaves();

    assertThat(third.isIn()).isTrue();
    assertThat(admission.running()).isEqualTo(2);
  }

  @Test
  void aPermitIsGivenBackOnce() {
    Admission admission = fixed(1, 10);
    Caller first = enter(admission, "a");
    enter(admission, "a");
    first.leaves();
    first.leaves();

    assertThat(admission.running()).isEqualTo(1);
  }

  @Test
  void whoFindsNoRoomIsRefused() {
    Admission admission = fixed(1, 1);
    enter(admission, "a");
    enter(admission, "a");

    Caller third = enter(admission, "a");

    assertThat(third.refusals).containsExactly(Duration.ofSeconds(1));
    assertThat(third.isIn()).isFalse();
  }

  @Test
  void theNewcomerTakesThePlaceOfWhoHasMany() {
    Admission admission = fixed(1, 2);
    enter(admission, "flood");
    Caller waits = enter(admission, "flood");
    Caller leaves = enter(admission, "flood");

    Caller other = enter(admission, "other");

    assertThat(leaves.refusals).hasSize(1);
    assertThat(waits.refusals).isEmpty();
    assertThat(other.refusals).isEmpty();
  }

  @Test
  void oneClientsFloodDoesNotDelayAnother() {
    Admission admission = fixed(1, 1_000);
    Caller in = enter(admission, "flood");
    List<Caller> flood = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      flood.add(enter(admission, "flood"));
    }
    Caller other = enter(admission, "other");

    in.leaves();
    flood.getFirst().leaves();

    assertThat(other.isIn()).isTrue();
    assertThat(flood.stream().filter(Caller::isIn)).hasSize(1);
  }

  @Test
  void whoWouldWaitTooLongIsToldAtOnce() {
    Admission admission = fixed(1, 1_000);
    Caller in = enter(admission, "a");
    now.addAndGet(Duration.ofSeconds(10).toNanos());
    in.leaves();
    enter(admission, "a");
    Caller next = enter(admission, "a", Duration.ofSeconds(5));

    Caller later = enter(admission, "a", Duration.ofSeconds(5));

    assertThat(next.refusals).isEmpty();
    assertThat(later.refusals).containsExactly(Duration.ofSeconds(10));
  }

  @Test
  void whoLeavesTheQueueIsToldNothing() {
    Admission admission = fixed(1, 10);
    Caller first = enter(admission, "a");
    Caller gone = new Caller();
    Admission.Leaving leaving = admission.enter("a", LONG, gone);
    Caller third = enter(admission, "a");

    assertThat(leaving.leave()).isTrue();
    assertThat(leaving.leave()).isFalse();
    first.leaves();

    assertThat(gone.isIn()).isFalse();
    assertThat(third.isIn()).isTrue();
  }

  @Test
  void noMoreAreInThanThereAreConnections() {
    capacity.set(1);
    Admission admission = fixed(10, 10);
    Caller first = enter(admission, "a");
    Caller second = enter(admission, "a");
    Caller third = enter(admission, "a");
    assertThat(second.isIn()).isFalse();

    capacity.set(2);
    first.leaves();

    assertThat(second.isIn()).isTrue();
    assertThat(third.isIn()).isTrue();
  }

  @Test
  void oneIsInWhereThereIsNoConnectionLeft() {
    capacity.set(0);

    assertThat(enter(fixed(10, 10), "a").isIn()).isTrue();
  }

  private void serve(Admission admission, int rounds, Duration each) {
    for (int round = 0; round < rounds; round++) {
      List<Caller> callers = new ArrayList<>();
      for (int i = 0; i < admission.limit(); i++) {
        callers.add(enter(admission, "a"));
      }
      now.addAndGet(each.toNanos());
      callers.forEach(Caller::leaves);
    }
  }

  @Test
  void anAdaptiveLimitGrowsWhileCallsAreFastAndShrinksWhenTheyBecomeSlow() {
    Admission admission = admission(new ConcurrencyConfig.Adaptive(4, 60), 1_000);
    serve(admission, 200, Duration.ofMillis(200));
    int fast = admission.limit();
    serve(admission, 40, Duration.ofSeconds(2));

    assertThat(fast).isGreaterThan(20);
    assertThat(admission.limit()).isLessThan(fast / 2).isGreaterThanOrEqualTo(4);
  }

  @Test
  void manyThreadsNeverExceedTheLimitAndAllAreServed() throws InterruptedException {
    Admission admission = fixed(3, 10_000);
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch served = new CountDownLatch(4_000);
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 4_000; i++) {
        String client = "client " + i % 5;
        threads.execute(() -> admission.enter(client, LONG, new Admission.Caller() {
          @Override
          public void enters(Permit permit) {
            threads.execute(() -> {
              most.accumulateAndGet(running.incrementAndGet(), Math::max);
              running.decrementAndGet();
              permit.giveBack(true);
              served.countDown();
            });
          }

          @Override
          public void refused(Duration comeBack) {}
        }));
      }
      assertThat(served.await(20, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(most.get()).isLessThanOrEqualTo(3);
    assertThat(admission.running()).isZero();
    assertThat(admission.waiting()).isZero();
  }
}
