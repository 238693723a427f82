package avengers.clustering.fit;

import avengers.clustering.vote.Calibration;
import avengers.clustering.vote.Tally;

/**
 * A verdict on a query whose right answer is known.
 *
 * @param tally with at least one answer
 * @param right whether its strongest answer is the right one
 * @param weight how much it counts, above 0: the verdicts of one query may share a whole one
 */
public record JudgedVerdict(Tally tally, boolean right, double weight) {
  public JudgedVerdict {
    if (tally.parties().isEmpty()) {
      throw new IllegalArgumentException("nobody answered: there is no verdict to judge");
    }
    if (!(weight > 0)) {
      throw new IllegalArgumentException("a verdict counts for " + weight);
    }
  }

  /** A verdict that counts for one. */
  public JudgedVerdict(Tally tally, boolean right) {
    this(tally, right, 1);
  }

  /** The label of what was compared. */
  String kind() {
    return tally.kind().label();
  }

  double confidence(Calibration calibration) {
    return calibration.confidence(tally);
  }
}
