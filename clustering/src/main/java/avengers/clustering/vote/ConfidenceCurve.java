package avengers.clustering.vote;

import java.util.List;

/**
 * How often a verdict is right, by {@link Tally#lead}: a curve through points, straight between
 * them, flat beyond them.
 *
 * @param leads 0 to 1, increasing, at least one
 * @param confidences the share of right verdicts at each lead, 0 to 1, not decreasing
 */
public record ConfidenceCurve(List<Double> leads, List<Double> confidences) {
  public ConfidenceCurve {
    leads = List.copyOf(leads);
    confidences = List.copyOf(confidences);
    if (leads.isEmpty() || leads.size() != confidences.size()) {
      throw new IllegalArgumentException("a confidence curve has " + leads.size() + " leads and "
          + confidences.size() + " confidences");
    }
    for (int i = 0; i < leads.size(); i++) {
      boolean ordered = i == 0 || (leads.get(i) > leads.get(i - 1)
          && confidences.get(i) >= confidences.get(i - 1));
      if (!ordered || !isShare(leads.get(i)) || !isShare(confidences.get(i))) {
        throw new IllegalArgumentException(
            "a confidence curve does not rise from 0 to 1: " + leads + " " + confidences);
      }
    }
  }

  /** The confidence at a lead. */
  public double at(double lead) {
    int next = 0;
    while (next < leads.size() && leads.get(next) < lead) {
      next++;
    }
    if (next == 0 || next == leads.size()) {
      return confidences.get(next == 0 ? 0 : next - 1);
    }
    double share = (lead - leads.get(next - 1)) / (leads.get(next) - leads.get(next - 1));
    double less = confidences.get(next - 1);
    double more = confidences.get(next);
    return Math.clamp(less + share * (more - less), less, more);
  }

  private static boolean isShare(double value) {
    return value >= 0 && value <= 1;
  }
}
