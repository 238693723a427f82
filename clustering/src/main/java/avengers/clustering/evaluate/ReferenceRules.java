package avengers.clustering.evaluate;

import avengers.clustering.cluster.Centroids;
import avengers.clustering.cluster.FittedRouter;
import avengers.clustering.cluster.ModelStatistics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The published routing rules, to compare with: raw means, distances {@code 1 - c . q} with
 * centroids as k-means left them. Each gives every model's merit on a query; the greatest is
 * chosen.
 */
final class ReferenceRules {
  /** What the papers' scripts use where they take several clusters. */
  private static final int RANK_CLUSTERS = 3;
  private static final double RANK_SHARPNESS = 6;
  private static final double RANK_OFFSET = 0.1;
  private static final int SCORE_CLUSTERS = 4;

  private final FittedRouter router;
  private final List<double[]> rankMerits = new ArrayList<>();
  private final List<double[]> scoreMerits = new ArrayList<>();
  private final List<double[]> thriftMerits = new ArrayList<>();

  ReferenceRules(FittedRouter router) {
    this.router = router;
    for (List<ModelStatistics> cluster : router.clusters()) {
      rankMerits.add(byRank(cluster));
      scoreMerits.add(byScore(cluster));
      thriftMerits.add(byCost(cluster));
    }
  }

  /** Avengers, arXiv 2505.19797, with one cluster: models by their raw mean there. */
  double[] nearestCluster(float[] query) {
    return router.clusters()
        .get(nearest(query, 1).getFirst())
        .stream()
        .mapToDouble(ModelStatistics::score)
        .toArray();
  }

  /** The rank form: {@code sum over clusters of softmax(-beta d) / (rank + 0.1)}. */
  double[] rankForm(float[] query) {
    List<Integer> clusters = nearest(query, RANK_CLUSTERS);
    double most = router.centroids().dot(query, clusters.getFirst());
    double[] merits = new double[router.models().size()];
    for (int cluster : clusters) {
      double weight = Math.exp(RANK_SHARPNESS * (router.centroids().dot(query, cluster) - most));
      add(merits, rankMerits.get(cluster), weight);
    }
    return merits;
  }

  /**
   * The score form (Avengers-Pro, arXiv 2508.12631) where only accuracy counts, alpha = 1: scores
   * brought to 0 to 1 in each cluster, summed over the nearest clusters.
   */
  double[] scoreForm(float[] query) {
    return sum(query, scoreMerits);
  }

  /** What the score form's cheapness is by: shares of the greatest cost in each cluster, summed. */
  double[] cheapness(float[] query) {
    return sum(query, thriftMerits);
  }

  private double[] sum(float[] query, List<double[]> merits) {
    double[] sum = new double[router.models().size()];
    for (int cluster : nearest(query, SCORE_CLUSTERS)) {
      add(sum, merits.get(cluster), 1);
    }
    return sum;
  }

  /** The clusters with the greatest scalar products, greatest first; of equal ones the first. */
  private List<Integer> nearest(float[] query, int limit) {
    Centroids centroids = router.centroids();
    double[] dots = IntStream.range(0, centroids.count())
        .mapToDouble(cluster -> centroids.dot(query, cluster))
        .toArray();
    List<Integer> nearest = new ArrayList<>();
    while (nearest.size() < Math.min(limit, dots.length)) {
      int greatest = 0;
      for (int cluster = 1; cluster < dots.length; cluster++) {
        greatest = dots[cluster] > dots[greatest] ? cluster : greatest;
      }
      nearest.add(greatest);
      dots[greatest] = Double.NEGATIVE_INFINITY;
    }
    return nearest;
  }

  private static double[] byRank(List<ModelStatistics> cluster) {
    List<Integer> ranking = IntStream.range(0, cluster.size())
        .boxed()
        .sorted(Comparator.comparingDouble(model -> -cluster.get(model).score()))
        .toList();
    double[] merits = new double[cluster.size()];
    for (int rank = 0; rank < merits.length; rank++) {
      merits[ranking.get(rank)] = 1 / (rank + RANK_OFFSET);
    }
    return merits;
  }

  private static double[] byScore(List<ModelStatistics> cluster) {
    double least = cluster.stream().mapToDouble(ModelStatistics::score).min().orElse(0);
    double most = cluster.stream().mapToDouble(ModelStatistics::score).max().orElse(0);
    return cluster.stream()
        .mapToDouble(model -> most > least ? (model.score() - least) / (most - least) : 1)
        .toArray();
  }

  /** A cost that a cluster does not know is the mean over all queries. */
  private double[] byCost(List<ModelStatistics> cluster) {
    double[] costs = IntStream.range(0, cluster.size())
        .mapToDouble(model -> cluster.get(model)
            .cost()
            .orElse(router.overall().get(model).cost().orElse(0)))
        .toArray();
    double most = Arrays.stream(costs).max().orElse(0);
    return Arrays.stream(costs).map(cost -> most > 0 ? 1 - cost / most : 1).toArray();
  }

  private static void add(double[] merits, double[] more, double weight) {
    for (int model = 0; model < merits.length; model++) {
      merits[model] += weight * more[model];
    }
  }
}
