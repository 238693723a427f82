package avengers.gateway.overload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FairQueueTest {
  private final FairQueue<String> queue = new FairQueue<>(6);

  private List<String> all() {
    List<String> all = new ArrayList<>();
    Optional<String> next = queue.poll();
    while (next.isPresent()) {
      all.add(next.get());
      next = queue.poll();
    }
    return all;
  }

  @Test
  void clientsTakeTurns() {
    List.of("a1", "a2", "a3", "b1", "c1", "b2")
        .forEach(item -> queue.add(item.substring(0, 1), item));

    assertThat(all()).containsExactly("a1", "b1", "c1", "a2", "b2", "a3");
  }

  @Test
  void whenItIsFullTheClientWithTheMostItemsLosesItsLast() {
    IntStream.rangeClosed(1, 6).forEach(number -> queue.add("a", "a" + number));

    assertThat(queue.add("a", "a7")).contains("a7");
    assertThat(queue.add("b", "b1")).contains("a6");
    assertThat(queue.add("b", "b2")).contains("a5");
    assertThat(queue.add("b", "b3")).contains("a4");
    assertThat(queue.add("b", "b4")).contains("b4");
    assertThat(all()).containsExactly("a1", "b1", "a2", "b2", "a3", "b3");
  }

  @Test
  void aQueueWithoutRoomTakesNothing() {
    FairQueue<String> none = new FairQueue<>(0);

    assertThat(none.add("a", "a1")).contains("a1");
    assertThat(none.size()).isZero();
    assertThat(none.poll()).isEmpty();
  }

  @Test
  void whoLeavesIsForgotten() {
    queue.add("a", "a1");
    queue.add("b", "b1");

    assertThat(queue.remove("a", "a1")).isTrue();
    assertThat(queue.remove("a", "a1")).isFalse();
    assertThat(queue.remove("c", "c1")).isFalse();
    assertThat(all()).containsExactly("b1");
    assertThat(queue.size()).isZero();
  }

  @Test
  void itIsKnownHowManyGoBefore() {
    IntStream.rangeClosed(1, 4).forEach(number -> queue.add("a", "a" + number));

    assertThat(queue.ahead("a")).isEqualTo(4);
    assertThat(queue.ahead("b")).isEqualTo(1);
    queue.add("b", "b1");
    assertThat(queue.ahead("b")).isEqualTo(3);
  }

  /**
   * Whatever happens, nothing is lost or doubled, and whoever is next of its client waits for one
   * of each other client at most.
   */
  @Test
  void nobodyStarves() {
    for (int seed = 0; seed < 200; seed++) {
      Run run = new Run(new SplittableRandom(seed));
      for (int step = 0; step < 300; step++) {
        run.step();
      }
    }
  }

  private static final class Run {
    private final RandomGenerator random;
    private final FairQueue<Integer> queue;
    private final int capacity;
    private final Map<Integer, String> waiting = new HashMap<>();
    /** For each item how many of each other client went before it since it was the first. */
    private final Map<Integer, Map<String, Integer>> passed = new HashMap<>();
    private int next;

    Run(RandomGenerator random) {
      this.random = random;
      this.capacity = random.nextInt(1, 12);
      this.queue = new FairQueue<>(capacity);
    }

    void step() {
      switch (random.nextInt(5)) {
        case 0, 1, 2 -> add();
        case 3 -> poll();
        default -> leave();
      }
      assertThat(queue.size()).isEqualTo(waiting.size()).isLessThanOrEqualTo(capacity);
    }

    private void add() {
      String client = "abc".substring(random.nextInt(3)).substring(0, 1);
      int item = next++;
      waiting.put(item, client);
      queue.add(client, item).ifPresent(waiting::remove);
    }

    private void poll() {
      Optional<Integer> polled = queue.poll();
      assertThat(polled.isPresent()).isEqualTo(!waiting.isEmpty());
      polled.ifPresent(item -> {
        String client = Objects.requireNonNull(waiting.remove(item));
        passed.remove(item);
        firsts().forEach(first -> {
          if (!client.equals(waiting.get(first))) {
            int times = passed.computeIfAbsent(first, none -> new HashMap<>())
                .merge(client, 1, Integer::sum);
            assertThat(times).isEqualTo(1);
          }
        });
      });
    }

    /** The first item of each client. */
    private Set<Integer> firsts() {
      Map<String, Integer> firsts = new HashMap<>();
      waiting.forEach((item, client) -> firsts.merge(client, item, Math::min));
      return new HashSet<>(firsts.values());
    }

    private void leave() {
      if (!waiting.isEmpty()) {
        int item = waiting.keySet().iterator().next();
        assertThat(queue.remove(Objects.requireNonNull(waiting.remove(item)), item)).isTrue();
      }
    }
  }
}
