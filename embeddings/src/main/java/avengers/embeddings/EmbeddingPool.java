package avengers.embeddings;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Embeds on threads of its own, for callers that must not block; what waits is bounded. A text is
 * embedded once: its vector is kept for a while, and whoever asks for it meanwhile waits for the
 * same one.
 */
public final class EmbeddingPool implements AutoCloseable {
  /** Characters; to keep a longer text would take more than to embed what a model reads of it. */
  private static final int LONGEST_KEPT = 64 << 10;

  private final Embedder embedder;
  private final EmbeddingThreads threads;
  private final RecentVectors recent = new RecentVectors();
  private final Map<String, SharedEmbedding> running = new ConcurrentHashMap<>();
  private final LongAdder hits = new LongAdder();
  private final LongAdder joined = new LongAdder();
  private final LongAdder misses = new LongAdder();

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
   * with an {@link EmbeddingException} if the text cannot be embedded or too many wait. A text that
   * still waits when all who want it have cancelled is not embedded.
   *
   * @param use must not change the vector, which others get as well
   */
  public <T> CompletableFuture<T> embed(String text, Function<float[], T> use) {
    CompletableFuture<T> result = new CompletableFuture<>();
    if (text.length() > LONGEST_KEPT) {
      begin(text, first(result, use));
      return result;
    }
    Optional<float[]> kept = recent.find(text);
    if (kept.isPresent()) {
      hits.increment();
      SharedEmbedding alone = first(result, use);
      execute(text, alone, kept::get);
    } else {
      join(text, result, use);
    }
    return result;
  }

  private <T> void join(String text, CompletableFuture<T> result, Function<float[], T> use) {
    SharedEmbedding own = first(result, use);
    SharedEmbedding shared = running.compute(text,
        (key, other) -> other != null && other.join(result, use) ? other : own);
    if (shared == own) {
      begin(text, own);
    } else {
      joined.increment();
    }
  }

  private static <T> SharedEmbedding first(CompletableFuture<T> result, Function<float[], T> use) {
    SharedEmbedding shared = new SharedEmbedding();
    shared.join(result, use);
    return shared;
  }

  private void begin(String text, SharedEmbedding shared) {
    misses.increment();
    execute(text, shared, () -> embedded(text));
  }

  /** Somebody may have had it embedded between the look for its vector and now. */
  private float[] embedded(String text) {
    if (text.length() > LONGEST_KEPT) {
      return embedder.embed(text);
    }
    return recent.find(text).orElseGet(() -> {
      float[] vector = embedder.embed(text);
      recent.keep(text, vector);
      return vector;
    });
  }

  private void execute(String text, SharedEmbedding shared, Supplier<float[]> vector) {
    try {
      threads.execute(() -> {
        try {
          if (shared.isWanted()) {
            shared.succeed(vector.get());
          }
        } catch (RuntimeException e) {
          shared.fail(e);
        } finally {
          running.remove(text, shared);
        }
      });
    } catch (TooManyTextsException e) {
      running.remove(text, shared);
      shared.fail(e);
    }
  }

  /** How many texts wait. */
  public int waiting() {
    return threads.waiting();
  }

  /** How often a text was embedded so far, and how often not. */
  public EmbeddingReuse reuse() {
    return new EmbeddingReuse(hits.sum(), joined.sum(), misses.sum(), recent.bytes());
  }

  /** Stops taking texts, drops those that wait, and lets those that are being embedded end. */
  @Override
  public void close() {
    threads.close();
  }
}
