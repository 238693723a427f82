package avengers.clustering.fit;

import avengers.clustering.forecast.Logistic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Weighted logistic regression by Newton's method, drawn towards a belief: without data it is the
 * belief, and it is finite whatever the data. Rows are added in their order, so that the fit is the
 * same on any number of cores, and some ten passes do; Smile's is neither weighted nor takes it
 * shares of right answers.
 */
final class LogisticFit {
  /** How much the belief weighs, in the unit of squared log-odds. */
  private static final double PRIOR = 2;
  private static final int MOST_STEPS = 50;
  private static final double PRECISION = 1e-9;

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
    double[] at = belief.clone();
    double loss = loss(at);
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] direction = direction(at);
      double size = 1;
      double[] next = moved(at, direction, size);
      while (loss(next) > loss && size > PRECISION) {
        size /= 2;
        next = moved(at, direction, size);
      }
      double reached = loss(next);
      if (!(loss - reached > PRECISION)) {
        break;
      }
      at = next;
      loss = reached;
    }
    return new Logistic(at[0], Arrays.stream(at).skip(1).boxed().toList());
  }

  private static double[] moved(double[] at, double[] direction, double size) {
    return IntStream.range(0, at.length).mapToDouble(i -> at[i] - size * direction[i]).toArray();
  }

  private double loss(double[] at) {
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

  /** The gradient divided by the curvature, which the belief keeps positive. */
  private double[] direction(double[] at) {
    double[] gradient = new double[at.length];
    double[][] curvature = new double[at.length][at.length];
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
    return solved(curvature, gradient);
  }

  /** Gauss's elimination; a positive definite matrix needs no exchange of rows. */
  private static double[] solved(double[][] matrix, double[] right) {
    for (int pivot = 0; pivot < right.length; pivot++) {
      for (int row = pivot + 1; row < right.length; row++) {
        double factor = matrix[row][pivot] / matrix[pivot][pivot];
        for (int column = pivot; column < right.length; column++) {
          matrix[row][column] -= factor * matrix[pivot][column];
        }
        right[row] -= factor * right[pivot];
      }
    }
    for (int row = right.length - 1; row >= 0; row--) {
      for (int column = row + 1; column < right.length; column++) {
        right[row] -= matrix[row][column] * right[column];
      }
      right[row] /= matrix[row][row];
    }
    return right;
  }
}
