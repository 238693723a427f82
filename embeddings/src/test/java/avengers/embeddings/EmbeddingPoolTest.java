package avengers.embeddings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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

  @Test
  void aTextIsEmbeddedOnceHoweverOftenItIsAskedFor() throws Exception {
    CompletableFuture<float[]> running = occupyTheThread();
    CompletableFuture<Float> waits = pool.embed("four", vector -> vector[0]);
    CompletableFuture<Float> joins = pool.embed("four", vector -> 2 * vector[0]);
    gate.countDown();
    running.get(PATIENCE, TimeUnit.SECONDS);

    assertThat(waits.get(PATIENCE, TimeUnit.SECONDS)).isEqualTo(4);
    assertThat(joins.get(PATIENCE, TimeUnit.SECONDS)).isEqualTo(8);
    assertThat(pool.embed("four", vector -> 3 * vector[0]).get(PATIENCE, TimeUnit.SECONDS))
        .isEqualTo(12);
    assertThat(embedded).containsExactly("running", "four");
    assertThat(pool.reuse().hits()).isEqualTo(1);
    assertThat(pool.reuse().joined()).isEqualTo(1);
    assertThat(pool.reuse().misses()).isEqualTo(2);
  }

  @Test
  void whoJoinsTakesNoPlaceInTheQueue() throws Exception {
    CompletableFuture<float[]> running = occupyTheThread();
    List<CompletableFuture<Float>> alike = IntStream.range(0, 50)
        .mapToObj(i -> pool.embed("alike", vector -> vector[0]))
        .toList();

    assertThat(pool.waiting()).isEqualTo(1);
    gate.countDown();

    running.get(PATIENCE, TimeUnit.SECONDS);
    for (CompletableFuture<Float> one : alike) {
      assertThat(one.get(PATIENCE, TimeUnit.SECONDS)).isEqualTo(5);
    }
    assertThat(embedded).containsExactly("running", "alike");
  }

  @Test
  void oneThatCancelsLeavesTheOthersWaiting() throws Exception {
    CompletableFuture<float[]> running = occupyTheThread();
    CompletableFuture<float[]> first = pool.embed("shared", vector -> vector);
    CompletableFuture<float[]> second = pool.embed("shared", vector -> vector);
    first.cancel(false);
    gate.countDown();

    running.get(PATIENCE, TimeUnit.SECONDS);
    assertThat(second.get(PATIENCE, TimeUnit.SECONDS)).containsExactly(6);
  }

  @Test
  void aTextThatAllHaveGivenUpIsEmbeddedForWhoeverComesNext() throws Exception {
    CompletableFuture<float[]> running = occupyTheThread();
    pool.embed("later", vector -> vector).cancel(false);
    CompletableFuture<float[]> last = pool.embed("last", vector -> vector);
    gate.countDown();
    running.get(PATIENCE, TimeUnit.SECONDS);
    last.get(PATIENCE, TimeUnit.SECONDS);

    assertThat(pool.embed("later", vector -> vector).get(PATIENCE, TimeUnit.SECONDS))
        .containsExactly(5);
    assertThat(embedded).containsExactly("running", "last", "later");
  }

  @Test
  void aTextThatTheQueueHadNoRoomForIsTriedAgainByTheNext() throws Exception {
    CompletableFuture<float[]> running = occupyTheThread();
    CompletableFuture<float[]> waits = pool.embed("waits", vector -> vector);
    CompletableFuture<float[]> waitsToo = pool.embed("waits too", vector -> vector);
    assertThat(pool.embed("too many", vector -> vector)).isCompletedExceptionally();
    gate.countDown();
    running.get(PATIENCE, TimeUnit.SECONDS);
    waits.get(PATIENCE, TimeUnit.SECONDS);
    waitsToo.get(PATIENCE, TimeUnit.SECONDS);

    assertThat(pool.embed("too many", vector -> vector).get(PATIENCE, TimeUnit.SECONDS))
        .containsExactly(8);
  }

  @Test
  void aTextThatIsTooLongToBeKeptIsEmbeddedEachTime() throws Exception {
    gate.countDown();
    String longText = "x".repeat(70_000);

    pool.embed(longText, vector -> vector).get(PATIENCE, TimeUnit.SECONDS);
    pool.embed(longText, vector -> vector).get(PATIENCE, TimeUnit.SECONDS);

    assertThat(embedded).containsExactly(longText, longText);
    assertThat(pool.reuse().bytes()).isZero();
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
