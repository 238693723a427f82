package avengers.gateway.answer;

import java.util.Locale;

/** Why no more samples were waited for. */
public enum StopReason {
  /** No further sample could have changed the winner. */
  DECIDED,
  /** The leading answer was probable enough. */
  ADAPTIVE,
  /** A whole window of samples agreed. */
  WINDOW,
  /** All samples came or were lost. */
  ALL,
  /** The request's time was up. */
  DEADLINE;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
