package avengers.gateway.answer;

import avengers.clustering.cluster.FittedRouter;
import avengers.clustering.cluster.RankedModel;
import avengers.clustering.cluster.Ranker;
import avengers.clustering.cluster.Ranking;
import avengers.embeddings.EmbeddingPool;
import avengers.gateway.backend.Patience;
import avengers.gateway.metrics.GatewayMeters;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ranks the configured models for a query. */
public sealed interface QueryRanking {
  /**
   * The ranking of a query. The future never fails: without an embedding, overall scores rank.
   *
   * @param left of the request's time
   */
  Future<Ranking> of(String query, Duration left);

  /** What was learned, if anything. */
  Optional<FittedRouter> router();

  /** Embeds any texts, if there is an embedder. */
  Optional<TextVectors> vectors();

  /** Without a router all models count as equal, in the order of the configuration. */
  record AllEqual(List<String> models, Optional<TextVectors> vectors) implements QueryRanking {
    @Override
    public Future<Ranking> of(String query, Duration left) {
      return Future.succeededFuture(new Ranking(List.of(),
          models.stream().map(model -> new RankedModel(model, 0, 0)).toList()));
    }

    @Override
    public Optional<FittedRouter> router() {
      return Optional.empty();
    }
  }

  /**
   * Embeds the query and asks the router.
   *
   * @param deadline of one embedding, waiting included
   */
  record ByRouter(Vertx vertx,
      EmbeddingPool pool,
      Ranker ranker,
      List<String> models,
      Duration deadline,
      GatewayMeters meters) implements QueryRanking {
    private static final Logger LOG = LoggerFactory.getLogger(QueryRanking.class);

    @Override
    public Future<Ranking> of(String query, Duration left) {
      long start = System.nanoTime();
      CompletableFuture<Ranking> embedding = pool.embed(query,
          vector -> ranker.rank(vector, models));
      return new Patience(vertx)
          .with(Future.fromCompletionStage(embedding, vertx.getOrCreateContext()),
              deadline.compareTo(left) < 0 ? deadline : left)
          .onSuccess(ranking -> meters.embedded(Duration.ofNanos(System.nanoTime() - start)))
          .otherwise(problem -> {
            embedding.cancel(false);
            meters.embeddingFailed();
            LOG.warn("a query was ranked by overall scores, as it could not be embedded: {}",
                problem.getMessage());
            return ranker.rankOverall(models);
          });
    }

    @Override
    public Optional<FittedRouter> router() {
      return Optional.of(ranker.router());
    }

    @Override
    public Optional<TextVectors> vectors() {
      return Optional.of(new TextVectors(vertx, pool, deadline));
    }
  }
}
