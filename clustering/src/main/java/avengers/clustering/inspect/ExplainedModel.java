package avengers.clustering.inspect;

import avengers.clustering.cluster.FittedRouter;
import avengers.clustering.cluster.ModelStatistics;
import avengers.clustering.cluster.RankedModel;
import avengers.clustering.cluster.Ranking;
import avengers.clustering.cluster.ShrunkScores;
import java.util.List;

/**
 * Why a model has its place in the ranking of a query that is no outlier.
 *
 * @param score expected on the query: the mean of the asked clusters' shrunk scores by their weight
 * @param here shrunk score in the nearest cluster
 * @param mean raw mean in the nearest cluster; 0 where the count is 0
 * @param count labelled queries of the nearest cluster behind the mean
 * @param prior what the mean is shrunk towards
 * @param overall mean over all queries
 */
record ExplainedModel(String model,
    double score,
    double here,
    double mean,
    long count,
    double prior,
    double overall) {
  /** Shrunk with this strength, a mean is its prior: no count of queries weighs against it. */
  private static final double PRIOR_ALONE = 1e15;

  /** The models of a ranking, best first. */
  static List<ExplainedModel> of(FittedRouter router, Ranking ranking) {
    int nearest = ranking.clusters().getFirst().cluster();
    double[] here = row(router, nearest, router.rule().shrinkage());
    double[] priors = row(router, nearest, PRIOR_ALONE);
    return ranking.models().stream().map(ranked -> {
      int model = router.models().indexOf(ranked.model());
      return of(ranked, here[model], router.clusters().get(nearest).get(model), priors[model],
          router.overall().get(model));
    }).toList();
  }

  private static double[] row(FittedRouter router, int cluster, double strength) {
    return ShrunkScores.of(router.clusters(), router.overall(), strength)[cluster];
  }

  private static ExplainedModel of(RankedModel ranked, double here, ModelStatistics seen,
      double prior, ModelStatistics overall) {
    return new ExplainedModel(ranked.model(), ranked.score(), here, seen.score(), seen.count(),
        prior, overall.score());
  }
}
