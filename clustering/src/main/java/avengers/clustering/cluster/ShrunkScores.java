package avengers.clustering.cluster;

import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * Scores of clusters x models in which few queries do not mean much.
 *
 * <p>
 * A model's prior in a cluster is its score over all queries ({@link OverallScores}), moved by how
 * the models together do there: in a hard cluster all successes shrink by one factor, in an easy
 * one all failures do, so that the order of the models stays. The mean of {@code n} queries is then
 * mixed with {@code s} queries of prior score, {@code (n * mean + s * prior) / (n + s)}: the
 * posterior mean under a Beta prior of strength {@code s}. A model without any query in the cluster
 * gets its prior.
 */
public final class ShrunkScores {
  private ShrunkScores() {}

  /** The shrunk scores, clusters x models, each 0 to 1. */
  public static double[][] of(List<List<ModelStatistics>> clusters, List<ModelStatistics> overall,
      double strength) {
    return of(ScoreTotals.of(clusters), ScoreTotals.of(List.of(overall)), strength);
  }

  /**
   * The shrunk scores, clusters x models, each 0 to 1.
   *
   * @param overall one group: all queries
   */
  public static double[][] of(ScoreTotals clusters, ScoreTotals overall, double strength) {
    double[] usual = OverallScores.of(overall);
    double[][] scores = new double[clusters.groups()][];
    for (int cluster = 0; cluster < scores.length; cluster++) {
      scores[cluster] = row(clusters, cluster, usual, strength);
    }
    return scores;
  }

  private static double[] row(ScoreTotals clusters, int cluster, double[] overall,
      double strength) {
    double here = mean(clusters, cluster, model -> clusters.mean(cluster, model));
    double usual = mean(clusters, cluster, model -> overall[model]);
    double[] row = new double[overall.length];
    for (int model = 0; model < row.length; model++) {
      double count = clusters.count(cluster, model);
      double prior = moved(overall[model], usual, here);
      double total = count + strength;
      row[model] = total == 0
          ? prior
          : (count * clusters.mean(cluster, model) + strength * prior) / total;
    }
    return row;
  }

  private static double moved(double score, double usual, double here) {
    if (here < usual) {
      return score * here / usual;
    }
    return usual < 1 ? 1 - (1 - score) * (1 - here) / (1 - usual) : score;
  }

  /** The mean score over models, each weighing as much as it has queries in the cluster. */
  private static double mean(ScoreTotals clusters, int cluster, IntToDoubleFunction score) {
    double sum = 0;
    double count = 0;
    for (int model = 0; model < clusters.models(); model++) {
      sum += clusters.count(cluster, model) * score.applyAsDouble(model);
      count += clusters.count(cluster, model);
    }
    return count == 0 ? 0 : sum / count;
  }
}
