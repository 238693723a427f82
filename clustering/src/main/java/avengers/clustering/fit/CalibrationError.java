package avengers.clustering.fit;

import avengers.clustering.vote.Calibration;
import java.util.List;

/**
 * The expected calibration error (Naeini, Cooper and Hauskrecht 2015): by how much confidence
 * differs from the share of right verdicts, on average over ten equally wide bins of confidence,
 * each counting for its verdicts.
 */
public final class CalibrationError {
  private static final int BINS = 10;

  private final double[] surplus = new double[BINS];
  private double all;

  /**
   * The error of the confidences that a calibration gives; of the agreement, where it has learned
   * nothing.
   *
   * @return 0 (as confident as right) to 1; 0 of no verdicts
   */
  public static double of(List<JudgedVerdict> verdicts, Calibration calibration) {
    CalibrationError error = new CalibrationError();
    error.add(verdicts, calibration);
    return error.error();
  }

  /** Counts verdicts whose confidence this calibration tells. */
  void add(List<JudgedVerdict> verdicts, Calibration calibration) {
    for (JudgedVerdict verdict : verdicts) {
      double confidence = verdict.confidence(calibration);
      int bin = Math.min(BINS - 1, (int) (confidence * BINS));
      surplus[bin] += verdict.weight() * (confidence - (verdict.right() ? 1 : 0));
      all += verdict.weight();
    }
  }

  /** The error of all that was counted. */
  double error() {
    double error = 0;
    for (double of : surplus) {
      error += Math.abs(of);
    }
    return all == 0 ? 0 : error / all;
  }
}
