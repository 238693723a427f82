package avengers.clustering.cluster;

import java.util.List;

/**
 * The models' scores on all queries, comparable although some models were asked less: a model that
 * answered one query, and that one right, is not the best of all. To a model that was asked a share
 * {@code a} of what the model asked most was, {@code 30 (1 - a)} queries are added, answered half
 * as well as all models answer. Where all were asked alike the scores are the means.
 */
public final class OverallScores {
  private static final double MOST_ADDED = 30;
  private static final double DOUBT = 0.5;

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
    double added = count == 0 ? 0 : DOUBT * sum / count;
    double[] scores = new double[overall.models()];
    for (int model = 0; model < scores.length; model++) {
      double asked = overall.count(0, model);
      double doubted = most == 0 ? 0 : MOST_ADDED * (1 - asked / most);
      scores[model] = doubted == 0
          ? overall.mean(0, model)
          : (asked * overall.mean(0, model) + doubted * added) / (asked + doubted);
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
