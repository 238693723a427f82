package avengers.clustering.cluster;

import java.util.ArrayList;
import java.util.List;

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
}
