package avengers.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class InUseTest {
  private final AtomicInteger ended = new AtomicInteger();
  private final InUse use = new InUse();

  private static Runnable request() {
    return new ArrayList<>()::clear;
  }

  @Test
  void whatNobodyUsesEndsWhenItIsNoLongerWanted() {
    use.retire(ended::incrementAndGet);

    assertThat(ended).hasValue(1);
  }

  @Test
  void whatIsUsedEndsWithItsLastRequest() {
    Runnable first = request();
    Runnable second = request();
    use.enter(first);
    use.enter(second);
    use.retire(ended::incrementAndGet);
    use.leave(first);

    assertThat(ended).hasValue(0);
    assertThat(use.requests()).isEqualTo(1);
    use.leave(second);
    assertThat(ended).hasValue(1);
  }

  @Test
  void whatIsWantedDoesNotEnd() {
    Runnable request = request();
    use.enter(request);
    use.leave(request);

    assertThat(ended).hasValue(0);
    assertThat(use.requests()).isZero();
  }

  @Test
  void onlyThoseWithinAreCutShort() {
    List<String> cut = new ArrayList<>();
    Runnable left = () -> cut.add("left");
    use.enter(left);
    use.enter(() -> cut.add("within"));
    use.leave(left);
    use.cutShort();

    assertThat(cut).containsExactly("within");
  }

  @Test
  void itEndsOnceWhateverThreadsLeaveLast() throws InterruptedException {
    for (int round = 0; round < 200; round++) {
      InUse shared = new InUse();
      AtomicInteger ends = new AtomicInteger();
      CountDownLatch all = new CountDownLatch(4);
      for (int i = 0; i < 3; i++) {
        Runnable request = request();
        shared.enter(request);
        Thread.startVirtualThread(() -> {
          shared.leave(request);
          all.countDown();
        });
      }
      Thread.startVirtualThread(() -> {
        shared.retire(ends::incrementAndGet);
        all.countDown();
      });
      assertThat(all.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(ends).hasValue(1);
    }
  }
}
