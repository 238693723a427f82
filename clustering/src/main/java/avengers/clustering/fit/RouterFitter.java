package avengers.clustering.fit;

import avengers.clustering.cluster.FittedRouter;
import avengers.clustering.cluster.Provenance;
import avengers.clustering.cluster.RoutingRule;
import java.time.Instant;

/**
 * Fits a router: clusters the queries, scores every model in every cluster, tunes the shrinkage.
 */
public final class RouterFitter {
  /** Starts of k-means; the best is kept. */
  private static final int STARTS = 4;

  private static final RoutingRule RULE = RoutingRule.EIGHT_NEAREST;

  private RouterFitter() {}

  /**
   * Fits a router.
   *
   * @param embedder fingerprint of the embedder that made the queries' embeddings
   * @param sourceHash SHA-256 of the observations file
   * @throws IllegalArgumentException if there are fewer distinct queries than clusters
   */
  public static FittedRouter fit(LabelledQueries queries, FitOptions options, String embedder,
      String sourceHash) {
    KMeansClustering clustering = KMeansClustering.fit(queries.embeddings(), options.clusters(),
        STARTS, options.seed());
    double shrinkage = new ShrinkageFit(queries, clustering, RULE, options.seed()).strength();
    return new FittedRouter(embedder, clustering.centroids(), queries.models(),
        Scoring.byGroup(queries, options.clusters(), clustering::clusterOf),
        Scoring.overall(queries), RULE.withShrinkage(shrinkage),
        new Provenance(options.seed(), Instant.now(), sourceHash, queries.size()));
  }
}
