package avengers.gateway.config;

import java.util.OptionalDouble;

/**
 * What a client may spend.
 *
 * @param day dollars from midnight to midnight, in UTC; empty for no limit
 * @param month dollars in a month of the calendar, in UTC; empty for no limit
 */
public record BudgetConfig(OptionalDouble day, OptionalDouble month) {
  public static final BudgetConfig NONE = new BudgetConfig(OptionalDouble.empty(),
      OptionalDouble.empty());

  static final Range<Double> DOLLARS = new Range<>(0.0, 1_000_000.0);

  /** Checks the ranges. */
  public BudgetConfig {
    day.ifPresent(dollars -> DOLLARS.check("day", dollars));
    month.ifPresent(dollars -> DOLLARS.check("month", dollars));
  }

  /** Whether there is any limit. */
  public boolean limits() {
    return day.isPresent() || month.isPresent();
  }
}
