package avengers.embeddings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/** Embeds many texts on all given threads, taking from a cache what it holds. */
public final class BulkEmbedder {
  /** How many new vectors are computed before they are put into the cache. */
  private static final int BATCH = 256;

  private final Embedder embedder;
  private final EmbeddingCache cache;
  private final int threads;

  public BulkEmbedder(Embedder embedder, EmbeddingCache cache, int threads) {
    this.embedder = embedder;
    this.cache = cache;
    this.threads = threads;
  }

  /**
   * Embeds texts in their order; equal texts are computed once.
   *
   * @param progress is told after each batch how many of the texts are done
   * @return one unit vector a text
   * @throws EmbeddingException if any text cannot be embedded
   */
  public List<float[]> embed(List<String> texts, IntConsumer progress) {
    List<float[]> vectors = new ArrayList<>(texts.size());
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      for (int start = 0; start < texts.size(); start += BATCH) {
        int end = Math.min(start + BATCH, texts.size());
        Map<String, float[]> batch = embedBatch(texts.subList(start, end), pool);
        for (String text : texts.subList(start, end)) {
          vectors.add(Objects.requireNonNull(batch.get(text)));
        }
        progress.accept(end);
      }
    }
    return vectors;
  }

  private Map<String, float[]> embedBatch(List<String> texts, ExecutorService pool) {
    Map<String, float[]> known = new HashMap<>();
    Map<String, Future<float[]>> pending = new HashMap<>();
    for (String text : texts) {
      cache.get(text)
          .ifPresentOrElse(vector -> known.put(text, vector), () -> pending.computeIfAbsent(text,
              missing -> pool.submit(() -> embedder.embed(missing))));
    }
    Map<String, float[]> computed = new HashMap<>();
    pending.forEach((text, vector) -> computed.put(text, await(vector)));
    cache.putAll(computed);
    known.putAll(computed);
    return known;
  }

  private static float[] await(Future<float[]> vector) {
    try {
      return vector.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof EmbeddingException own
          ? own
          : new EmbeddingException("embedding failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbeddingException("interrupted while embedding", e);
    }
  }
}
