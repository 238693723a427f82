package avengers.clustering.evaluate;

import avengers.clustering.fit.CalibrationError;
import avengers.clustering.fit.JudgedVerdict;
import avengers.clustering.vote.Calibration;
import java.util.List;

/**
 * The expected calibration error of verdicts, percent points.
 *
 * @param agreement if agreement is taken for confidence
 * @param learned of the confidence that was learned on the training part; that of agreement where
 * nothing was
 */
public record ConfidenceError(double agreement, double learned) {
  static ConfidenceError of(List<JudgedVerdict> verdicts, Calibration calibration) {
    return new ConfidenceError(100 * CalibrationError.of(verdicts, Calibration.NONE),
        100 * CalibrationError.of(verdicts, calibration));
  }

  /** The mean over several splits. */
  static ConfidenceError mean(List<ConfidenceError> splits) {
    return new ConfidenceError(
        splits.stream().mapToDouble(ConfidenceError::agreement).average().orElse(0),
        splits.stream().mapToDouble(ConfidenceError::learned).average().orElse(0));
  }
}
