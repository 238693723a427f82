package avengers.gateway.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.upstream.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever one or two backends of five do: no answer is wrong, no request hangs, and a vote is
 * right all the same. All faults are suffered first, several at a time, and told as a table.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChaosTest {
  private static final int EACH = 2;
  private static final int AT_A_TIME = 2;

  private final Queue<Findings> found = new ConcurrentLinkedQueue<>();

  @BeforeAll
  void suffer() {
    Queue<Fault> one = new ConcurrentLinkedQueue<>(List.of(Fault.values()));
    Queue<Fault> two = new ConcurrentLinkedQueue<>(List.of(Fault.values()));
    List<CompletableFuture<Void>> running = new ArrayList<>();
    for (int i = 0; i < AT_A_TIME; i++) {
      running.add(CompletableFuture.runAsync(() -> suffer(1, one), this::start));
      running.add(CompletableFuture.runAsync(() -> suffer(2, two), this::start));
    }
    running.forEach(CompletableFuture::join);
    ChaosTable.print(List.copyOf(found));
  }

  private void start(Runnable work) {
    Thread.ofPlatform().start(work);
  }

  private void suffer(int faulty, Queue<Fault> faults) {
    try (Chaos chaos = Chaos.start(faulty)) {
      Stream.generate(() -> Optional.ofNullable(faults.poll()))
          .takeWhile(Optional::isPresent)
          .flatMap(Optional::stream)
          .forEach(fault -> found.add(chaos.suffer(fault, EACH)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aVoteIsRightAndNothingIsWrongOrHangs(Fault fault) {
    List<Findings> its = found.stream().filter(findings -> findings.fault() == fault).toList();

    assertThat(its).hasSize(2).allSatisfy(findings -> {
      assertThat(findings.count(Seen.WRONG)).isZero();
      assertThat(findings.count(Seen.HUNG)).isZero();
      assertThat(findings.count(Seen.RIGHT, true)).isEqualTo(2 * EACH);
      // Whoever is next on the connection of a second answer is broken off, and asked again.
      if (fault != Fault.TWO_ANSWERS) {
        Seen alone = fault.isHarmless() ? Seen.RIGHT : Seen.CLEAR_ERROR;
        assertThat(findings.count(alone, false)).isEqualTo(2 * EACH);
      }
    });
  }
}
