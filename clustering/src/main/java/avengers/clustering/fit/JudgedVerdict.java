package avengers.clustering.fit;

import avengers.clustering.vote.Calibration;
import avengers.clustering.vote.Tally;

/**
 * A verdict on a query whose right answer is known; no more of it than calibration needs.
 *
 * @param kind the label of what was compared
 * @param lead of the strongest answer, {@link Tally#lead}
 * @param agreement the strongest answer's share, {@link Tally#agreement}
 * @param right whether the strongest answer is the right one
 * @param weight how much it counts, above 0: the verdicts of one query may share a whole one
 */
public record JudgedVerdict(String kind,
    double lead,
    double agreement,
    boolean right,
    double weight) {
  public JudgedVerdict {
    if (!(weight > 0)) {
      throw new IllegalArgumentException("a verdict counts for " + weight);
    }
  }

  /**
   * A verdict by its votes.
   *
   * @throws IllegalArgumentException if nobody answered
   */
  public JudgedVerdict(Tally tally, boolean right, double weight) {
    this(tally.kind().label(), tally.lead(), tally.agreement(), right, weight);
    if (tally.parties().isEmpty()) {
      throw new IllegalArgumentException("nobody answered: there is no verdict to judge");
    }
  }

  /** A verdict that counts for one. */
  public JudgedVerdict(Tally tally, boolean right) {
    this(tally, right, 1);
  }

  /** What the gateway would say of it. */
  public double confidence(Calibration calibration) {
    return calibration.curve(kind).map(curve -> curve.at(lead)).orElse(agreement);
  }
}
