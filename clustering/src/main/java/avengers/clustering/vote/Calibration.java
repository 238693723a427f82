package avengers.clustering.vote;

import java.util.Map;
import java.util.Optional;

/**
 * How often a verdict is right, as the offline job has seen it.
 *
 * @param byKind by the label of what was compared, where there was enough to learn from
 * @param overall of all kinds; empty if nothing was learned
 */
public record Calibration(Map<String, ConfidenceCurve> byKind, Optional<ConfidenceCurve> overall) {
  /** Nothing was learned. */
  public static final Calibration NONE = new Calibration(Map.of(), Optional.empty());

  public Calibration {
    byKind = Map.copyOf(byKind);
  }

  /**
   * The probability that the strongest answer is right; its agreement where nothing was learned.
   */
  public double confidence(Tally tally) {
    return curve(tally.kind().label())
        .map(curve -> curve.at(tally.lead()))
        .orElseGet(tally::agreement);
  }

  /** What was learned of a kind of answer: of that kind, or of all kinds. */
  public Optional<ConfidenceCurve> curve(String kind) {
    return Optional.ofNullable(byKind.get(kind)).or(() -> overall);
  }
}
