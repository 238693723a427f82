package avengers.gateway.backend;

import avengers.gateway.ledger.LedgerEntry;
import avengers.gateway.metrics.GatewayMeters;

/** Counts the calls to backends by their entries in the ledgers. */
record CallCounter(GatewayMeters meters) {
  void began() {
    meters.upstreamStarted();
  }

  /** Counts a call that has ended. */
  void ended(LedgerEntry entry) {
    meters.upstreamCall(entry.model(), outcome(entry), entry.duration());
    if (entry.estimated()) {
      meters.estimatedUsage(entry.model(), entry.usage());
    } else if (entry.usage().prompt() + entry.usage().completion() > 0) {
      meters.upstreamUsage(entry.model(), entry.usage());
    }
    entry.cost().ifPresent(dollars -> meters.upstreamCost(entry.model(), dollars));
  }

  private static String outcome(LedgerEntry entry) {
    return switch (entry.outcome()) {
      case WON, LOST -> "answered";
      case OPEN, CANCELLED -> FailureReason.CANCELLED.label();
      case FAILED -> entry.reason().orElse("failed");
    };
  }
}
