package avengers.gateway.replica;

import java.util.Locale;

/** Whether a replica is asked. */
public enum ReplicaState {
  /** It is. */
  AVAILABLE,
  /** It asked for rest, and has it. */
  COOLING,
  /** It failed, and is left alone. */
  OUT,
  /** It failed, and one call finds out whether it still does. */
  PROBING;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
