package avengers.clustering.fit;

import avengers.clustering.forecast.Logistic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Weighted logistic regression by Newton's method, drawn towards a belief: without data it is the
 * belief, and it is finite whatever the data. Rows are added in their order, so that the fit is the
 * same on any number of cores; Smile's is neither weighted nor takes it shares of right answers.
 */
final class LogisticFit implements NewtonMethod.Function {
  /** How much the belief weighs, in the unit of squared log-odds. */
  private static final double PRIOR = 2;

  private final double[] belief;
  private final List<Row> rows = new ArrayList<>();

  /** What was seen, with 1 before the features. */
  private static final class Row {
    final double[] features;
    final double target;
    final double weight;

    Row(double[] features, double target, double weight) {
      this.features = features;
      this.target = target;
      this.weight = weight;
    }
  }

  /**
   * Prepares to learn.
   *
   * @param belief what is believed without data: the intercept, then the coefficients
   */
  LogisticFit(double... belief) {
    this.belief = belief.clone();
  }

  /**
   * Adds what was seen.
   *
   * @param target 0 to 1
   * @param weight above 0
   */
  void add(double[] features, double target, double weight) {
    double[] row = new double[features.length + 1];
    row[0] = 1;
    System.arraycopy(features, 0, row, 1, features.length);
    rows.add(new Row(row, target, weight));
  }

  /** The function that makes what was seen, and the belief, most likely. */
  Logistic fit() {
    double[] best = NewtonMethod.lowest(this, belief);
    return new Logistic(best[0], Arrays.stream(best).skip(1).boxed().toList());
  }

  @Override
  public double value(double[] at) {
    double loss = 0;
    for (int i = 0; i < at.length; i++) {
      loss += PRIOR / 2 * (at[i] - belief[i]) * (at[i] - belief[i]);
    }
    for (Row row : rows) {
      double odds = odds(row, at);
      // log(1 + exp(odds)), without overflow.
      double log = Math.max(odds, 0) + Math.log1p(Math.exp(-Math.abs(odds)));
      loss += row.weight * (log - row.target * odds);
    }
    return loss;
  }

  private static double odds(Row row, double[] at) {
    double sum = 0;
    for (int i = 0; i < at.length; i++) {
      sum += at[i] * row.features[i];
    }
    return sum;
  }

  @Override
  public void derive(double[] at, double[] gradient, double[][] curvature) {
    for (int i = 0; i < at.length; i++) {
      gradient[i] = PRIOR * (at[i] - belief[i]);
      curvature[i][i] = PRIOR;
    }
    for (Row row : rows) {
      double probability = 1 / (1 + Math.exp(-odds(row, at)));
      double slope = row.weight * probability * (1 - probability);
      for (int i = 0; i < at.length; i++) {
        gradient[i] += row.weight * (probability - row.target) * row.features[i];
        for (int j = 0; j < at.length; j++) {
          curvature[i][j] += slope * row.features[i] * row.features[j];
        }
      }
    }
  }
}
