package avengers.gateway.server;

import avengers.embeddings.EmbeddingPool;
import avengers.embeddings.EmbeddingReuse;
import avengers.gateway.cache.AnswerCache;
import avengers.gateway.http.Site;
import avengers.gateway.metrics.CacheMeters;
import avengers.gateway.metrics.GatewayMeters;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

/** The generation that holds, and those before it of which requests have not ended. */
final class Generations implements AutoCloseable {
  private final Set<Generation> open = ConcurrentHashMap.newKeySet();
  private volatile Generation current;

  Generations(Generation first) {
    current = first;
    open.add(first);
  }

  Generation current() {
    return current;
  }

  /** Where requests go now. */
  Site site() {
    return current.site();
  }

  /** How many there are, the current one included. */
  int count() {
    return open.size();
  }

  /** Requests that are within any of them. */
  int requests() {
    return open.stream().mapToInt(generation -> generation.site().use().requests()).sum();
  }

  /** From now on requests go to the next one. */
  void follow(Generation next) {
    open.add(next);
    current = next;
  }

  /** Lets go of a generation, unless that was done. */
  void end(Generation ended) {
    if (open.remove(ended)) {
      ended.release();
    }
  }

  /** Has all that runs be answered with what there is. */
  void cutShort() {
    open.forEach(generation -> generation.site().use().cutShort());
  }

  /** Declares the meters of what the current one holds. */
  void declare(GatewayMeters meters) {
    meters.embeddingQueue(this, all -> all.queries(EmbeddingPool::waiting));
    CacheMeters caches = meters.caches();
    caches.embeddings(this, all -> all.reuse(EmbeddingReuse::bytes));
    caches.embeddings(this, "hit", all -> all.reuse(EmbeddingReuse::hits));
    caches.embeddings(this, "joined", all -> all.reuse(EmbeddingReuse::joined));
    caches.embeddings(this, "miss", all -> all.reuse(EmbeddingReuse::misses));
    caches.answers(this,
        all -> all.current.cache().map(AnswerCache::bytes).orElse(0L).doubleValue());
  }

  private double queries(ToDoubleFunction<EmbeddingPool> meter) {
    return current.embedder()
        .map(loaded -> meter.applyAsDouble(loaded.queries()))
        .orElse(0.0);
  }

  private double reuse(ToDoubleFunction<EmbeddingReuse> meter) {
    return queries(pool -> meter.applyAsDouble(pool.reuse()));
  }

  @Override
  public void close() {
    List.copyOf(open).forEach(this::end);
  }
}
