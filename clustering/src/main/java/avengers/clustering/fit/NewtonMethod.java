package avengers.clustering.fit;

import java.util.stream.IntStream;

/**
 * Finds the lowest point of a strictly convex function within bounds by projected Newton steps
 * (Bertsekas, SIAM Journal on Control and Optimization, 1982): a step that does not go down is
 * halved. It takes a handful of steps, and the same ones on any number of cores.
 */
final class NewtonMethod {
  private static final int MOST_STEPS = 50;
  private static final double PRECISION = 1e-9;

  /** How near to a bound a variable counts as held by it. */
  private static final double NEAR = 1e-3;

  private final Function function;
  private final double least;
  private final double greatest;

  /** What is to be made small. */
  interface Function {
    /** The value at a point. */
    double value(double[] at);

    /**
     * Adds up the derivatives at a point.
     *
     * @param gradient to add to, zero so far
     * @param curvature to add to, zero so far; both halves of the symmetric matrix
     */
    void derive(double[] at, double[] gradient, double[][] curvature);
  }

  private NewtonMethod(Function function, double least, double greatest) {
    this.function = function;
    this.least = least;
    this.greatest = greatest;
  }

  /** The lowest point, wherever it lies. */
  static double[] lowest(Function function, double[] start) {
    return lowest(function, start, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  /** The lowest point with each variable within bounds, in which the start lies. */
  static double[] lowest(Function function, double[] start, double least, double greatest) {
    return new NewtonMethod(function, least, greatest).descended(start);
  }

  private double[] descended(double[] start) {
    double[] at = start.clone();
    double value = function.value(at);
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] direction = direction(at);
      double size = 1;
      double[] next = moved(at, direction, size);
      double reached = function.value(next);
      while (reached > value && size > PRECISION) {
        size /= 2;
        next = moved(at, direction, size);
        reached = function.value(next);
      }
      if (!(value - reached > PRECISION)) {
        break;
      }
      at = next;
      value = reached;
    }
    return at;
  }

  private double[] moved(double[] at, double[] direction, double size) {
    return IntStream.range(0, at.length)
        .mapToDouble(i -> Math.clamp(at[i] - size * direction[i], least, greatest))
        .toArray();
  }

  /**
   * The gradient divided by the curvature. A variable that a bound holds moves by itself: what the
   * others did for its sake would be undone by the bound.
   */
  private double[] direction(double[] at) {
    double[] gradient = new double[at.length];
    double[][] curvature = new double[at.length][at.length];
    function.derive(at, gradient, curvature);
    for (int held = 0; held < at.length; held++) {
      if (isHeld(at[held], gradient[held])) {
        for (int other = 0; other < at.length; other++) {
          if (other != held) {
            curvature[held][other] = 0;
            curvature[other][held] = 0;
          }
        }
      }
    }
    return solved(curvature, gradient);
  }

  private boolean isHeld(double variable, double slope) {
    return slope > 0 ? variable <= least + NEAR : variable >= greatest - NEAR;
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
