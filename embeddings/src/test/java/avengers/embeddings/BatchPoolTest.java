package avengers.embeddings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BatchPoolTest {
  private static final long PATIENCE = 10;

  private final CountDownLatch started = new CountDownLatch(1);
  private final CountDownLatch gate = new CountDownLatch(1);
  private final List<String> embedded = new CopyOnWriteArrayList<>();
  private final Gated embedder = new Gated();

  @AfterEach
  void open() {
    gate.countDown();
  }

  private static String described(int index, float[] vector, int tokens) {
    return index + ": " + vector[0] + " of " + tokens;
  }

  private static <T> T await(CompletableFuture<T> future) throws Exception {
    return future.get(PATIENCE, TimeUnit.SECONDS);
  }

  @Test
  void whatIsMadeOfTheTextsComesInTheirOrder() throws Exception {
    gate.countDown();
    List<String> texts = IntStream.range(0, 3_000).mapToObj("x "::repeat).toList();

    try (BatchPool pool = new BatchPool(embedder, 3, 16)) {
      assertThat(await(pool.embed(texts, BatchPoolTest::described))).isEqualTo(
          IntStream.range(0, 3_000).mapToObj(i -> i + ": " + 2.0f * i + " of " + (i + 1)).toList());
    }
  }

  @Test
  void aShortListDoesNotWaitForALongOne() throws Exception {
    try (BatchPool pool = new BatchPool(embedder, 1, 16)) {
      CompletableFuture<List<String>> first = pool.embed(Collections.nCopies(1_000, "long"),
          BatchPoolTest::described);
      assertThat(started.await(PATIENCE, TimeUnit.SECONDS)).isTrue();
      CompletableFuture<List<String>> second = pool.embed(List.of("short"),
          BatchPoolTest::described);
      gate.countDown();

      await(second);
      await(first);
      assertThat(embedded.subList(0, 3)).containsExactly("long", "short", "long");
    }
  }

  @Test
  void aListTooManyIsRefusedAtOnceAndOneThatWasLetInNever() throws Exception {
    try (BatchPool pool = new BatchPool(embedder, 2, 4)) {
      List<CompletableFuture<List<String>>> taken = List.of(
          pool.embed(Collections.nCopies(50, "a"), BatchPoolTest::described),
          pool.embed(Collections.nCopies(50, "b"), BatchPoolTest::described));

      assertThatThrownBy(() -> pool.embed(List.of("c"), BatchPoolTest::described).get())
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(TooManyTextsException.class);
      gate.countDown();
      for (CompletableFuture<List<String>> list : taken) {
        assertThat(await(list)).hasSize(50);
      }
    }
  }

  @Test
  void ofACancelledListNoFurtherTextIsEmbeddedAndItsPlaceIsFree() throws Exception {
    try (BatchPool pool = new BatchPool(embedder, 1, 1)) {
      CompletableFuture<List<String>> cancelled = pool.embed(Collections.nCopies(50, "cancelled"),
          BatchPoolTest::described);
      assertThat(started.await(PATIENCE, TimeUnit.SECONDS)).isTrue();
      cancelled.cancel(false);
      gate.countDown();

      await(nextPlace(pool));
      assertThat(embedded).containsExactly("cancelled", "next");
    }
  }

  /** The place is freed on the pool's thread, some time after the list was cancelled. */
  private static CompletableFuture<List<String>> nextPlace(BatchPool pool) {
    CompletableFuture<List<String>> next;
    do {
      Thread.onSpinWait();
      next = pool.embed(List.of("next"), BatchPoolTest::described);
    } while (next.isCompletedExceptionally());
    return next;
  }

  @Test
  void aTextThatFailsFailsItsListAndNoOther() throws Exception {
    gate.countDown();
    try (BatchPool pool = new BatchPool(embedder, 1, 16)) {
      CompletableFuture<List<String>> failing = pool.embed(List.of("a", "fail", "b"),
          BatchPoolTest::described);
      CompletableFuture<List<String>> other = pool.embed(List.of("c"), BatchPoolTest::described);

      assertThatThrownBy(() -> await(failing)).hasRootCauseMessage("asked to fail");
      assertThat(await(other)).containsExactly("0: 1.0 of 1");
    }
  }

  @Test
  void aListHasTexts() {
    try (BatchPool pool = new BatchPool(embedder, 1, 1)) {
      assertThatIllegalArgumentException().isThrownBy(
          () -> pool.embed(List.of(), BatchPoolTest::described));
    }
  }

  /** "Embeds" a text as its length once the gate is open. */
  private final class Gated implements Embedder {
    @Override
    public String fingerprint() {
      return "gated";
    }

    @Override
    public int dimension() {
      return 1;
    }

    @Override
    public float[] embed(String text) {
      started.countDown();
      try {
        gate.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new EmbeddingException("interrupted", e);
      }
      if (text.equals("fail")) {
        throw new EmbeddingException("asked to fail");
      }
      embedded.add(text);
      return new float[]{text.length()};
    }

    @Override
    public int tokens(String text) {
      return text.split(" ", -1).length;
    }

    @Override
    public void close() {}
  }
}
