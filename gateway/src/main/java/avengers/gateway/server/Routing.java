package avengers.gateway.server;

import avengers.clustering.cluster.FittedRouter;
import avengers.clustering.cluster.Ranker;
import avengers.clustering.routerfile.RouterFile;
import avengers.gateway.answer.QueryRanking;
import avengers.gateway.answer.TextVectors;
import avengers.gateway.metrics.GatewayMeters;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What ranks the models for a query. */
sealed interface Routing {
  Logger LOG = LoggerFactory.getLogger(Routing.class);

  QueryRanking ranking(Vertx vertx);

  /**
   * What ranks by an edition's router.
   *
   * @param embedder the loaded one, which is there if a router is
   * @throws RuntimeException if the embedder is not the router's
   */
  static Routing of(Edition edition, Optional<LoadedEmbedder> embedder, GatewayMeters meters) {
    List<String> models = edition.config().chatModels();
    if (edition.router().isEmpty()) {
      LOG.warn("no router is configured: all models count as equal, in the order of the file");
      return new WithoutRouter(models, embedder);
    }
    FittedRouter router = edition.router().get().router();
    LoadedEmbedder loaded = embedder.orElseThrow();
    RouterFile.requireEmbedder(router, loaded.embedder(),
        edition.config().router().orElseThrow().file());
    tellDifferences(router, models);
    return new WithRouter(models, new Ranker(router), loaded, meters);
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
  }
}
