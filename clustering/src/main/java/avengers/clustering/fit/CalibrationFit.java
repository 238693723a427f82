package avengers.clustering.fit;

import avengers.clustering.vote.Calibration;
import avengers.clustering.vote.ConfidenceCurve;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Learns how often a verdict with this lead is right, for each kind of answer and for all of them:
 * the isotonic regression of being right on the lead (Zadrozny and Elkan 2002).
 */
public final class CalibrationFit {
  /** With fewer verdicts their agreement, or the curve of all kinds, says as much. */
  static final int LEAST_VERDICTS = 100;

  private CalibrationFit() {}

  /**
   * Fits a curve for all verdicts, and one for each kind that has verdicts enough.
   *
   * @param verdicts whose voters' scores and weights do not know the query
   * @return nothing learned, if there are fewer than 100
   */
  public static Calibration fit(List<JudgedVerdict> verdicts) {
    Map<String, ConfidenceCurve> byKind = new HashMap<>();
    verdicts.stream()
        .collect(Collectors.groupingBy(JudgedVerdict::kind, TreeMap::new, Collectors.toList()))
        .forEach((kind, of) -> curve(of).ifPresent(curve -> byKind.put(kind, curve)));
    return new Calibration(byKind, curve(verdicts));
  }

  private static Optional<ConfidenceCurve> curve(List<JudgedVerdict> verdicts) {
    double count = verdicts.stream().mapToDouble(JudgedVerdict::weight).sum();
    return Math.round(count) < LEAST_VERDICTS
        ? Optional.empty()
        : Optional.of(IsotonicRegression.of(verdicts));
  }
}
