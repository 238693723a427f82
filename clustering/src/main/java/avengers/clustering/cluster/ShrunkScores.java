package avengers.clustering.cluster;

import java.util.List;

/**
 * Scores of clusters x models in which few queries do not mean much.
 *
 * <p>
 * A model's prior in a cluster is its mean score over all queries, moved by how hard the cluster is
 * for all models together. The mean of {@code n} queries is then mixed with {@code s} queries of
 * prior score, {@code (n * mean + s * prior) / (n + s)}: the posterior mean under a Beta prior of
 * strength {@code s}. A model without any query in the cluster gets its prior.
 */
public final class ShrunkScores {
  private ShrunkScores() {}

  /** The shrunk scores, clusters x models, each 0 to 1. */
  public static double[][] of(List<List<ModelStatistics>> clusters, List<ModelStatistics> overall,
      double strength) {
    double[][] scores = new double[clusters.size()][];
    for (int cluster = 0; cluster < scores.length; cluster++) {
      scores[cluster] = row(clusters.get(cluster), overall, strength);
    }
    return scores;
  }

  private static double[] row(List<ModelStatistics> cluster, List<ModelStatistics> overall,
      double strength) {
    double ease = ease(cluster, overall);
    double[] row = new double[overall.size()];
    for (int model = 0; model < row.length; model++) {
      ModelStatistics seen = cluster.get(model);
      double prior = Math.clamp(overall.get(model).score() + ease, 0, 1);
      double total = seen.count() + strength;
      row[model] = total == 0 ? prior : (seen.count() * seen.score() + strength * prior) / total;
    }
    return row;
  }

  /** How much better than usual the models do in a cluster: the mean over all recorded scores. */
  private static double ease(List<ModelStatistics> cluster, List<ModelStatistics> overall) {
    double sum = 0;
    long count = 0;
    for (int model = 0; model < overall.size(); model++) {
      ModelStatistics seen = cluster.get(model);
      sum += seen.count() * (seen.score() - overall.get(model).score());
      count += seen.count();
    }
    return count == 0 ? 0 : sum / count;
  }
}
