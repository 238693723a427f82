package avengers.clustering.forecast;

import java.util.List;

/**
 * What the offline job measured of plans.
 *
 * @param shapes each form once; at least {@link PlanShape#ONE}
 * @param costUnit dollars (or calls, where costs are not known) that are worth as much as all
 * accuracy at alpha 0.5: a plan's merit is {@code alpha * accuracy - (1 - alpha) * cost / costUnit}
 * @param priced whether costs are dollars; calls otherwise
 * @param dial at least two positions, by rising quality and not falling alpha, from 0 to 10
 * @param ease for each cluster, by how much its queries are easier than the others for any model,
 * in log-odds; none where that was not measured
 */
public record LearnedPlans(List<MeasuredShape> shapes,
    double costUnit,
    boolean priced,
    List<DialPosition> dial,
    List<Double> ease) {
  public LearnedPlans {
    shapes = List.copyOf(shapes);
    dial = List.copyOf(dial);
    ease = List.copyOf(ease);
    if (!(costUnit > 0 && Double.isFinite(costUnit))) {
      throw new IllegalArgumentException("the unit of costs must be positive: " + costUnit);
    }
    if (dial.size() < 2 || dial.getFirst().quality() != 0 || dial.getLast().quality() != 10) {
      throw new IllegalArgumentException("the dial does not go from 0 to 10");
    }
    for (int i = 1; i < dial.size(); i++) {
      if (!(dial.get(i).quality() > dial.get(i - 1).quality()
          && dial.get(i).alpha() >= dial.get(i - 1).alpha())) {
        throw new IllegalArgumentException(
            "the dial's qualities do not rise, or its alphas fall: " + dial.get(i));
      }
    }
  }

  /** Where all clusters are taken for equally easy. */
  public LearnedPlans(List<MeasuredShape> shapes, double costUnit, boolean priced,
      List<DialPosition> dial) {
    this(shapes, costUnit, priced, dial, List.of());
  }

  /**
   * What a plan is worth.
   *
   * @param cost in dollars, or calls
   */
  public double merit(double alpha, double accuracy, double cost) {
    return alpha * accuracy - (1 - alpha) * cost / costUnit;
  }

  /** Alpha at a position of the dial; straight between those that were measured. */
  public double alpha(double quality) {
    int next = 1;
    while (next < dial.size() - 1 && dial.get(next).quality() < quality) {
      next++;
    }
    DialPosition below = dial.get(next - 1);
    DialPosition above = dial.get(next);
    double share = (quality - below.quality()) / (above.quality() - below.quality());
    return Math.clamp(below.alpha() + share * (above.alpha() - below.alpha()), 0, 1);
  }

  /** What a call cost on average over the dial's positions, in the unit of their costs. */
  public double callCost() {
    double cost = dial.stream().mapToDouble(DialPosition::cost).sum();
    double calls = dial.stream().mapToDouble(DialPosition::calls).sum();
    return calls > 0 ? cost / calls : 0;
  }
}
