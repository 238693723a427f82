package avengers.gateway.config;

/**
 * How much is asked again where backends fail, or take long.
 *
 * @param retryBudget retries in all, as a share of the calls that are none; 0 means that nothing is
 * asked again
 * @param hedge whether a call that takes longer than 95 of 100 gets another one beside it
 */
public record ReliabilityConfig(double retryBudget, boolean hedge) {
  static final Range<Double> RETRY_BUDGET = new Range<>(0.0, 1.0);

  /** What holds where nothing is said. */
  public static final ReliabilityConfig USUAL = new ReliabilityConfig(0.2, false);

  /** Checks the range. */
  public ReliabilityConfig {
    RETRY_BUDGET.check("retry-budget", retryBudget);
  }
}
