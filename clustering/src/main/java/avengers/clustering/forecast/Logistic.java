package avengers.clustering.forecast;

import java.util.List;

/** A probability as a logistic function of some features. */
public record Logistic(double intercept, List<Double> coefficients) {
  public Logistic {
    coefficients = List.copyOf(coefficients);
    if (!Double.isFinite(intercept) || !coefficients.stream().allMatch(Double::isFinite)) {
      throw new IllegalArgumentException(
          "the coefficients are not all numbers: " + intercept + ", " + coefficients);
    }
  }

  /**
   * The probability, above 0 and below 1.
   *
   * @param features at least as many as there are coefficients
   */
  public double at(double... features) {
    if (features.length < coefficients.size()) {
      throw new IllegalArgumentException(
          features.length + " features for " + coefficients.size() + " coefficients");
    }
    double sum = intercept;
    for (int i = 0; i < coefficients.size(); i++) {
      sum += coefficients.get(i) * features[i];
    }
    return 1 / (1 + Math.exp(-sum));
  }

  /** The log-odds of a probability, which is kept a little away from 0 and 1. */
  public static double logOdds(double probability) {
    double kept = Math.clamp(probability, 0.005, 0.995);
    return Math.log(kept / (1 - kept));
  }
}
