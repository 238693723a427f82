package avengers.gateway.ledger;

import java.util.Locale;

/** What became of a call to a backend. */
public enum CallOutcome {
  /** It has not ended. */
  OPEN,
  /** It gave the text that the client gets. */
  WON,
  /** It was answered, and another call's text is what the client gets. */
  LOST,
  /** It was no longer needed, or the client left. */
  CANCELLED,
  /** It gave no valid answer. */
  FAILED;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
