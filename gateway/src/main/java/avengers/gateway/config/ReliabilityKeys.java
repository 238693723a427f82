package avengers.gateway.config;

import java.util.function.Supplier;

/** The keys of the section {@code reliability}. */
final class ReliabilityKeys {
  private static final ReliabilityConfig USUAL = ReliabilityConfig.USUAL;

  private ReliabilityKeys() {}

  static Supplier<ReliabilityConfig> read(Section section) {
    var retryBudget = section.optional("retry-budget",
        Quantity.decimal(ReliabilityConfig.RETRY_BUDGET), USUAL.retryBudget());
    var hedge = section.optional("hedge", ScalarKind.truth(), USUAL.hedge());
    return () -> new ReliabilityConfig(retryBudget.get(), hedge.get());
  }
}
