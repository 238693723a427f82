package avengers.clustering.cluster;

import java.util.List;

/**
 * The models' scores on all queries, comparable although some models were asked less: a model that
 * answered one query, and that one right, is not the best of all. Of the queries that it was asked
 * less than the model asked most, up to thirty count as answered like the models' mean.
 */
public final class OverallScores {
  private static final double MOST_ASSUMED = 30;

  private OverallScores() {}

  /** The scores in the models' order, 0 to 1. */
  public static double[] of(List<ModelStatistics> overall) {
    return of(ScoreTotals.of(List.of(overall)));
  }

  /**
   * The scores in the models' order, 0 to 1.
   *
   * @param overall one group: all queries
   */
  public static double[] of(ScoreTotals overall) {
    double most = 0;
    double count = 0;
    double sum = 0;
    for (int model = 0; model < overall.models(); model++) {
      most = Math.max(most, overall.count(0, model));
      count += overall.count(0, model);
      sum += overall.count(0, model) * overall.mean(0, model);
    }
    double mean = count == 0 ? 0 : sum / count;
    double[] scores = new double[overall.models()];
    for (int model = 0; model < scores.length; model++) {
      double asked = overall.count(0, model);
      double assumed = Math.min(MOST_ASSUMED, most - asked);
      scores[model] = assumed == 0
          ? overall.mean(0, model)
          : (asked * overall.mean(0, model) + assumed * mean) / (asked + assumed);
    }
    return scores;
  }

  /** The position of the best model; of equal ones the first. */
  public static int best(double[] scores) {
    int best = 0;
    for (int model = 1; model < scores.length; model++) {
      best = scores[model] > scores[best] ? model : best;
    }
    return best;
  }
}
