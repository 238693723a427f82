package avengers.gateway.server;

import avengers.embeddings.BatchPool;
import avengers.embeddings.CacheFolder;
import avengers.embeddings.Embedder;
import avengers.embeddings.EmbeddingPool;
import avengers.embeddings.OnnxEmbedder;
import avengers.gateway.config.EmbedderConfig;
import java.time.Duration;
import java.util.Optional;

/**
 * The embedding model with the threads that use it. Clients' texts have threads of their own, so
 * that a query never waits in a queue behind them.
 *
 * @param queries embeds queries and answers
 * @param clients embeds what clients send to be embedded, if they may
 * @param deadline of one query, waiting included
 */
record LoadedEmbedder(Embedder embedder,
    EmbeddingPool queries,
    Optional<BatchPool> clients,
    Duration deadline) implements AutoCloseable {
  /** Embedded once, so that no client waits for what the first embedding of a process takes. */
  private static final String WARM_UP = "What is 17 + 25 * 2?";

  /**
   * Loads the configured model, and tries it.
   *
   * @throws avengers.embeddings.EmbeddingException if it cannot be loaded
   */
  static LoadedEmbedder load(EmbedderConfig config) {
    int threads = config.threads();
    Embedder embedder = OnnxEmbedder.load(config.model(), config.serve() ? 2 * threads : threads,
        CacheFolder.of(System.getenv()));
    try {
      embedder.embed(WARM_UP);
    } catch (RuntimeException e) {
      embedder.close();
      throw e;
    }
    return new LoadedEmbedder(embedder, new EmbeddingPool(embedder, threads, config.queue()),
        config.served().map(name -> new BatchPool(embedder, threads, config.queue())),
        config.deadline());
  }

  @Override
  public void close() {
    queries.close();
    clients.ifPresent(BatchPool::close);
    embedder.close();
  }
}
