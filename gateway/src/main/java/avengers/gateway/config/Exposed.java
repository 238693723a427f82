package avengers.gateway.config;

/** What is answered at the main port as well as at the admin port. */
public enum Exposed {
  /** Whether the gateway lives and is ready, without details. */
  HEALTH,
  /** All meters. */
  METRICS
}
