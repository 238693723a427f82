package avengers.gateway.config;

/**
 * How much is asked again where backends fail.
 *
 * @param retryBudget retries in all, as a share of the calls that are none
 */
public record ReliabilityConfig(double retryBudget) {
  static final Range<Double> RETRY_BUDGET = new Range<>(0.0, 1.0);

  /** What holds where nothing is said. */
  public static final ReliabilityConfig USUAL = new ReliabilityConfig(0.2);

  /** Checks the range. */
  public ReliabilityConfig {
    RETRY_BUDGET.check("retry-budget", retryBudget);
  }
}
