package avengers.clustering.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/** The clusters near a query, weighted by nearness. */
public final class Neighbourhood {
  private Neighbourhood() {}

  /** The nearest clusters, nearest first; their weights sum to 1. */
  public static List<WeightedCluster> of(float[] query, Centroids centroids, RoutingRule rule) {
    List<Neighbour> neighbours = centroids.nearest(query, rule.nearest());
    double nearest = neighbours.getFirst().distance();
    double[] weights = neighbours.stream()
        .mapToDouble(one -> Math.exp(-rule.sharpness() * (one.distance() - nearest)))
        .toArray();
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    List<WeightedCluster> weighted = new ArrayList<>(weights.length);
    for (int i = 0; i < weights.length; i++) {
      Neighbour neighbour = neighbours.get(i);
      weighted.add(
          new WeightedCluster(neighbour.cluster(), neighbour.distance(), weights[i] / sum));
    }
    return weighted;
  }

  /**
   * A model's score over a neighbourhood.
   *
   * @param scores clusters x models
   */
  public static double score(List<WeightedCluster> clusters, double[][] scores, int model) {
    double score = 0;
    for (WeightedCluster cluster : clusters) {
      score += cluster.weight() * scores[cluster.cluster()][model];
    }
    return score;
  }

  /**
   * A mean of what one model did, over a neighbourhood; where a cluster does not know, that over
   * all queries.
   *
   * @param clusters none for a query whose place is unknown
   * @return NaN if nothing is known of the model
   */
  static double mean(FittedRouter router, List<WeightedCluster> clusters, int model,
      Function<ModelStatistics, OptionalDouble> part) {
    double overall = part.apply(router.overall().get(model)).orElse(Double.NaN);
    return clusters.isEmpty()
        ? overall
        : clusters.stream()
            .mapToDouble(near -> near.weight()
                * part.apply(router.clusters().get(near.cluster()).get(model)).orElse(overall))
            .sum();
  }
}
