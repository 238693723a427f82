package avengers.embeddings;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Embeds on threads of its own, for callers that must not block; what waits is bounded. */
public final class EmbeddingPool implements AutoCloseable {
  private final Embedder embedder;
  private final EmbeddingThreads threads;

  /**
   * A pool over an embedder, which stays the caller's to close.
   *
   * @param queue how many texts may wait for a thread
   */
  public EmbeddingPool(Embedder embedder, int threads, int queue) {
    this.embedder = embedder;
    this.threads = new EmbeddingThreads("embedding-", threads, queue);
  }

  /**
   * Embeds a text and applies a function to its vector, both on a thread of the pool. Completes
   * with an {@link EmbeddingException} if the text cannot be embedded or too many wait. A cancelled
   * one that still waits is not embedded.
   */
  public <T> CompletableFuture<T> embed(String text, Function<float[], T> use) {
    CompletableFuture<T> result = new CompletableFuture<>();
    try {
      threads.execute(() -> {
        if (!result.isDone()) {
          complete(result, text, use);
        }
      });
    } catch (TooManyTextsException e) {
      result.completeExceptionally(e);
    }
    return result;
  }

  private <T> void complete(CompletableFuture<T> result, String text, Function<float[], T> use) {
    try {
      result.complete(use.apply(embedder.embed(text)));
    } catch (RuntimeException e) {
      result.completeExceptionally(e);
    }
  }

  /** How many texts wait. */
  public int waiting() {
    return threads.waiting();
  }

  /** Stops taking texts, drops those that wait, and lets those that are being embedded end. */
  @Override
  public void close() {
    threads.close();
  }
}
