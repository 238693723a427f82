package avengers.gateway.server;

import avengers.clustering.cluster.FittedRouter;
import avengers.clustering.cluster.Ranker;
import avengers.clustering.routerfile.RouterFile;
import avengers.embeddings.EmbeddingPool;
import avengers.gateway.answer.QueryRanking;
import avengers.gateway.answer.TextVectors;
import avengers.gateway.config.GatewayConfig;
import avengers.gateway.metrics.GatewayMeters;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What ranks the models for a query, and the embedder, which it holds open. */
sealed interface Routing extends AutoCloseable {
  Logger LOG = LoggerFactory.getLogger(Routing.class);

  QueryRanking ranking(Vertx vertx);

  /** The embedder, if one is loaded. */
  Optional<LoadedEmbedder> embedder();

  @Override
  default void close() {
    embedder().ifPresent(LoadedEmbedder::close);
  }

  /**
   * Loads the configured router and the embedder, as far as they are used.
   *
   * @throws RuntimeException if either cannot be used, or they do not belong together
   */
  static Routing load(GatewayConfig config, GatewayMeters meters) {
    Routing routing = config.router()
        .<Routing>map(router -> withRouter(router.file(), config, meters))
        .orElseGet(() -> withoutRouter(config));
    routing.embedder().ifPresent(loaded -> declare(loaded.queries(), meters));
    return routing;
  }

  private static void declare(EmbeddingPool pool, GatewayMeters meters) {
    meters.embeddingQueue(pool, EmbeddingPool::waiting);
    meters.caches().embeddings(pool, counted -> counted.reuse().bytes());
    meters.caches().embeddings(pool, "hit", counted -> counted.reuse().hits());
    meters.caches().embeddings(pool, "joined", counted -> counted.reuse().joined());
    meters.caches().embeddings(pool, "miss", counted -> counted.reuse().misses());
  }

  private static Routing withoutRouter(GatewayConfig config) {
    LOG.warn("no router is configured: all models count as equal, in the order of the file");
    return new WithoutRouter(config.chatModels(), config.embedder()
        .served()
        .map(name -> LoadedEmbedder.load(config.embedder())));
  }

  private static Routing withRouter(Path file, GatewayConfig config, GatewayMeters meters) {
    FittedRouter router = RouterFile.read(file);
    LoadedEmbedder loaded = LoadedEmbedder.load(config.embedder());
    try {
      RouterFile.requireEmbedder(router, loaded.embedder(), file);
    } catch (RuntimeException e) {
      loaded.close();
      throw e;
    }
    tellDifferences(router, config.chatModels());
    return new WithRouter(config.chatModels(), new Ranker(router), loaded, meters);
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
  record WithoutRouter(List<String> models, Optional<LoadedEmbedder> embedder) implements Routing {
    @Override
    public QueryRanking ranking(Vertx vertx) {
      return new QueryRanking.AllEqual(models, embedder.map(
          loaded -> new TextVectors(vertx, loaded.queries(), loaded.deadline())));
    }
  }

  /** Queries are embedded and ranked. */
  record WithRouter(List<String> models, Ranker ranker, LoadedEmbedder loaded, GatewayMeters meters)
      implements
        Routing {
    @Override
    public QueryRanking ranking(Vertx vertx) {
      return new QueryRanking.ByRouter(vertx, loaded.queries(), ranker, models, loaded.deadline(),
          meters);
    }

    @Override
    public Optional<LoadedEmbedder> embedder() {
      return Optional.of(loaded);
    }
  }
}
