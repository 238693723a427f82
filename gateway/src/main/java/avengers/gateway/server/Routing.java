package avengers.gateway.server;

import avengers.clustering.cluster.FittedRouter;
import avengers.clustering.cluster.Ranker;
import avengers.clustering.routerfile.RouterFile;
import avengers.embeddings.CacheFolder;
import avengers.embeddings.Embedder;
import avengers.embeddings.EmbeddingPool;
import avengers.embeddings.OnnxEmbedder;
import avengers.gateway.answer.QueryRanking;
import avengers.gateway.config.EmbedderConfig;
import avengers.gateway.config.GatewayConfig;
import avengers.gateway.metrics.GatewayMeters;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What ranks the models for a query, with what it holds open. */
sealed interface Routing extends AutoCloseable {
  Logger LOG = LoggerFactory.getLogger(Routing.class);

  QueryRanking ranking(Vertx vertx);

  @Override
  void close();

  /**
   * Loads the configured router and its embedder.
   *
   * @throws RuntimeException if either cannot be used, or they do not belong together
   */
  static Routing load(GatewayConfig config, GatewayMeters meters) {
    List<String> models = config.chatModels();
    if (config.router().isEmpty()) {
      LOG.warn("no router is configured: all models count as equal, in the order of the file");
      return new WithoutRouter(models);
    }
    Path file = config.router().get().file();
    FittedRouter router = RouterFile.read(file);
    EmbedderConfig embedding = config.embedder();
    Embedder embedder = OnnxEmbedder.load(embedding.model(), embedding.threads(),
        CacheFolder.of(System.getenv()));
    try {
      RouterFile.requireEmbedder(router, embedder, file);
    } catch (RuntimeException e) {
      embedder.close();
      throw e;
    }
    tellDifferences(router, models);
    EmbeddingPool pool = new EmbeddingPool(embedder, embedding.threads(), embedding.queue());
    meters.embeddingQueue(pool, EmbeddingPool::waiting);
    return new WithRouter(models, new Ranker(router), embedder, pool, embedding.deadline(), meters);
  }

  private static void tellDifferences(FittedRouter router, List<String> models) {
    LOG.info("router of {} clusters, fitted on {} queries", router.centroids().count(),
        router.provenance().queries());
    List<String> unknown = models.stream()
        .filter(model -> !router.models().contains(model))
        .toList();
    if (!unknown.isEmpty()) {
      LOG.warn("the router has no scores of {}: they are asked last", unknown);
    }
    List<String> missing = router.models()
        .stream()
        .filter(model -> !models.contains(model))
        .toList();
    if (!missing.isEmpty()) {
      LOG.info("the router knows models that are not configured: {}", missing);
    }
  }

  /** All models count as equal. */
  record WithoutRouter(List<String> models) implements Routing {
    @Override
    public QueryRanking ranking(Vertx vertx) {
      return new QueryRanking.AllEqual(models);
    }

    @Override
    public void close() {}
  }

  /** Queries are embedded and ranked. */
  record WithRouter(List<String> models,
      Ranker ranker,
      Embedder embedder,
      EmbeddingPool pool,
      Duration deadline,
      GatewayMeters meters) implements Routing {
    @Override
    public QueryRanking ranking(Vertx vertx) {
      return new QueryRanking.ByRouter(vertx, pool, ranker, models, deadline, meters);
    }

    @Override
    public void close() {
      pool.close();
      embedder.close();
    }
  }
}
