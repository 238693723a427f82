package avengers.clustering.plan;

import java.util.OptionalDouble;

/**
 * What one call of a model for this request costs, in dollars.
 *
 * @param expected where that is known
 * @param most what it cannot exceed, where that is known
 */
public record CallCost(OptionalDouble expected, OptionalDouble most) {
  public static final CallCost UNKNOWN = new CallCost(OptionalDouble.empty(),
      OptionalDouble.empty());

  public CallCost {
    check(expected);
    check(most);
  }

  private static void check(OptionalDouble cost) {
    if (cost.isPresent() && !(cost.getAsDouble() >= 0 && Double.isFinite(cost.getAsDouble()))) {
      throw new IllegalArgumentException("a call cannot cost " + cost.getAsDouble());
    }
  }
}
