package avengers.gateway.answer;

import java.util.Locale;

/** Why no more samples were waited for. */
public enum StopReason {
  /** No further sample could have changed the verdict. */
  DECIDED,
  /** The leading answer was probable enough. */
  ADAPTIVE,
  /** A whole window of samples agreed. */
  WINDOW,
  /** Samples beyond the usual number settled a doubt. */
  CERTAIN,
  /** All samples came or were lost. */
  ALL,
  /** The request's time was up. */
  DEADLINE;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
