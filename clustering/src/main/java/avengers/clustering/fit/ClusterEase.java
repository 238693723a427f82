package avengers.clustering.fit;

import avengers.clustering.cluster.FittedRouter;
import avengers.clustering.cluster.ModelStatistics;
import avengers.clustering.cluster.Ranking;
import avengers.clustering.forecast.Logistic;
import avengers.clustering.observation.Observation;
import java.util.List;
import java.util.stream.IntStream;

/** By how much the queries of a cluster are easier than others for any model. */
final class ClusterEase {
  /** Queries of usual ease that are mixed into each cluster's. */
  private static final double SHRINKAGE = 5;

  private final double[] surpluses;
  private final int[] homes;
  private final double[] sums;
  private final double[] counts;
  private final double usual;

  private ClusterEase(double[] surpluses, int[] homes, int clusters, double usual) {
    this.surpluses = surpluses;
    this.homes = homes;
    this.usual = usual;
    this.sums = new double[clusters];
    this.counts = new double[clusters];
    for (int query = 0; query < homes.length; query++) {
      sums[homes[query]] += surpluses[query];
      counts[homes[query]]++;
    }
  }

  /**
   * Learns from all queries.
   *
   * @param rankings of the queries, which tell their clusters
   */
  static ClusterEase of(LabelledQueries queries, FittedRouter router, List<Ranking> rankings) {
    double[] overall = router.overall().stream().mapToDouble(ModelStatistics::score).toArray();
    return new ClusterEase(
        queries.queries()
            .stream()
            .mapToDouble(query -> surplus(query, router.models(), overall))
            .toArray(),
        rankings.stream()
            .mapToInt(ranking -> ranking.clusters().getFirst().cluster())
            .toArray(),
        router.centroids().count(), IntStream.range(0, overall.length)
            .mapToDouble(model -> overall[model])
            .average()
            .orElse(0));
  }

  /** By how much models answer a query better than they usually answer. */
  private static double surplus(Observation query, List<String> models, double[] overall) {
    return IntStream.range(0, overall.length)
        .filter(model -> query.scores().containsKey(models.get(model)))
        .mapToDouble(model -> query.scores().getOrDefault(models.get(model), 0.0) - overall[model])
        .average()
        .orElse(0);
  }

  /** The log-odds by which each cluster is easier. */
  List<Double> ofClusters() {
    return IntStream.range(0, sums.length)
        .mapToObj(cluster -> logOdds(sums[cluster], counts[cluster]))
        .toList();
  }

  /** How easy a query is by its clusters' other queries. */
  double without(int query, Ranking ranking) {
    return ranking.outlier()
        ? 0
        : ranking.clusters()
            .stream()
            .mapToDouble(of -> of.weight() * (of.cluster() == homes[query]
                ? logOdds(sums[of.cluster()] - surpluses[query], counts[of.cluster()] - 1)
                : logOdds(sums[of.cluster()], counts[of.cluster()])))
            .sum();
  }

  private double logOdds(double sum, double count) {
    return Logistic.logOdds(usual + sum / (count + SHRINKAGE)) - Logistic.logOdds(usual);
  }
}
