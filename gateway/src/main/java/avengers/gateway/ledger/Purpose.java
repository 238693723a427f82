package avengers.gateway.ledger;

import java.util.Locale;

/** Why a backend is called. */
public enum Purpose {
  /** One or more samples of a vote. */
  SAMPLE,
  /** Again, after a call that failed. */
  RETRY,
  /** Beside a call that takes long. */
  HEDGE,
  /** A stronger model, as the vote was not sure. */
  ESCALATION,
  /** The client asked for this backend by its name. */
  RELAY;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
