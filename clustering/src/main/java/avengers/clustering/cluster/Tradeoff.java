package avengers.clustering.cluster;

import java.util.Arrays;

/**
 * Accuracy against cost: the score form of Avengers-Pro (arXiv 2508.12631), applied to a query's
 * own expected scores and costs. With scores brought to 0 to 1 and costs to shares of the greatest,
 * a model's merit is {@code alpha * score + (1 - alpha) * (1 - cost)}.
 *
 * @param alpha 1: accuracy alone counts; 0: cost alone
 */
public record Tradeoff(double alpha) {
  public Tradeoff {
    if (!(alpha >= 0 && alpha <= 1)) {
      throw new IllegalArgumentException("alpha must lie between 0 and 1, not " + alpha);
    }
  }

  /**
   * The position of the model of greatest merit; of equal ones the better scored, then the first.
   *
   * @param scores expected, at least one
   * @param costs expected, dollars; an unknown one is NaN, and counts as the greatest
   */
  public int choose(double[] scores, double[] costs) {
    double[] merits = merits(scores, costs);
    int best = 0;
    for (int model = 1; model < merits.length; model++) {
      if (merits[model] > merits[best]
          || (merits[model] == merits[best] && scores[model] > scores[best])) {
        best = model;
      }
    }
    return best;
  }

  /**
   * The models' merits.
   *
   * @param scores expected, at least one
   * @param costs expected, dollars; an unknown one is NaN, and counts as the greatest
   */
  public double[] merits(double[] scores, double[] costs) {
    double least = Arrays.stream(scores).min().orElseThrow();
    double most = Arrays.stream(scores).max().orElseThrow();
    double dearest = Arrays.stream(costs).filter(cost -> !Double.isNaN(cost)).max().orElse(0);
    double[] merits = new double[scores.length];
    for (int model = 0; model < scores.length; model++) {
      double score = most > least ? (scores[model] - least) / (most - least) : 1;
      double cost = Double.isNaN(costs[model]) ? 1 : dearest > 0 ? costs[model] / dearest : 0;
      merits[model] = alpha * score + (1 - alpha) * (1 - cost);
    }
    return merits;
  }
}
