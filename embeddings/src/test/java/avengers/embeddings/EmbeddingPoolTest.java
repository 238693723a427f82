package avengers.embeddings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EmbeddingPoolTest {
  private static final long PATIENCE = 10;

  private final CountDownLatch started = new CountDownLatch(1);
  private final CountDownLatch gate = new CountDownLatch(1);
  private final List<String> embedded = new CopyOnWriteArrayList<>();
  private final EmbeddingPool pool = new EmbeddingPool(new GatedEmbedder(), 1, 2);

  @AfterEach
  void close() {
    gate.countDown();
    pool.close();
  }

  @Test
  void theFunctionIsAppliedToTheVectorOnAThreadOfThePool() throws Exception {
    gate.countDown();

    CompletableFuture<String> result = pool.embed("four",
        vector -> vector[0] + " on " + Thread.currentThread().getName());

    assertThat(result.get(PATIENCE, TimeUnit.SECONDS)).startsWith("4.0 on embedding-");
  }

  @Test
  void whatDoesNotFitIntoTheQueueIsRefusedAtOnce() throws Exception {
    CompletableFuture<float[]> running = occupyTheThread();
    assertThat(pool.embed("waits", vector -> vector)).isNotDone();
    assertThat(pool.embed("waits too", vector -> vector)).isNotDone();

    assertThat(running).isNotDone();
    assertThat(pool.waiting()).isEqualTo(2);
    assertThat(pool.embed("too many", vector -> vector)).isCompletedExceptionally();
    assertThatThrownBy(() -> pool.embed("too many", vector -> vector).get())
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(EmbeddingException.class)
        .hasMessageContaining("too many texts wait");
  }

  @Test
  void aCancelledTextThatStillWaitsIsNotEmbedded() throws Exception {
    CompletableFuture<float[]> running = occupyTheThread();
    CompletableFuture<float[]> cancelled = pool.embed("cancelled", vector -> vector);
    CompletableFuture<float[]> last = pool.embed("last", vector -> vector);
    cancelled.cancel(false);
    gate.countDown();

    running.get(PATIENCE, TimeUnit.SECONDS);
    last.get(PATIENCE, TimeUnit.SECONDS);
    assertThat(embedded).containsExactly("running", "last");
  }

  @Test
  void aFailureOfTheFunctionReachesTheCaller() {
    gate.countDown();

    CompletableFuture<String> result = pool.embed("text", vector -> {
      throw new IllegalStateException("as asked");
    });

    assertThatThrownBy(() -> result.get(PATIENCE, TimeUnit.SECONDS)).hasRootCauseMessage(
        "as asked");
  }

  private CompletableFuture<float[]> occupyTheThread() throws InterruptedException {
    CompletableFuture<float[]> running = pool.embed("running", vector -> vector);
    assertThat(started.await(PATIENCE, TimeUnit.SECONDS)).isTrue();
    return running;
  }

  /** "Embeds" a text as its length once the gate is open. */
  private final class GatedEmbedder implements Embedder {
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
