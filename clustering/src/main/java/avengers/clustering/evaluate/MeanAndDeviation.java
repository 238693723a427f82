package avengers.clustering.evaluate;

import java.util.List;

/**
 * Several measurements of one figure.
 *
 * @param deviation standard deviation of the sample; 0 for a single measurement
 */
public record MeanAndDeviation(double mean, double deviation) {
  /** Summarises at least one measurement. */
  public static MeanAndDeviation of(List<Double> values) {
    double mean = values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    double squares = values.stream().mapToDouble(value -> (value - mean) * (value - mean)).sum();
    return new MeanAndDeviation(mean,
        values.size() == 1 ? 0 : Math.sqrt(squares / (values.size() - 1)));
  }
}
