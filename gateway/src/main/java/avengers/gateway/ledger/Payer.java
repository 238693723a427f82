package avengers.gateway.ledger;

import java.util.Optional;
import java.util.OptionalDouble;

/** Who pays for the calls of many requests. Safe for use by several threads. */
public interface Payer {
  /** Has no limits, and counts nothing. */
  Payer NOBODY = worst -> Optional.of(entry -> {});

  /**
   * Sets aside what a call may cost at most, beside all that was spent and set aside; empty if that
   * does not fit.
   *
   * @param worst dollars; empty if no worst case is known, which never fits under a limit
   */
  Optional<Bill> open(OptionalDouble worst);

  /** Of one call. It is closed once. */
  @FunctionalInterface
  interface Bill {
    /** Pays what the call took, and gives the rest back. */
    void close(LedgerEntry taken);
  }
}
