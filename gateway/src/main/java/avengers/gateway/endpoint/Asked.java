package avengers.gateway.endpoint;

import avengers.gateway.backend.Backend;
import avengers.gateway.config.EnsembleConfig;

/** What stands behind a name that a client asks. */
sealed interface Asked {
  /** Several models that vote. */
  record Ensemble(EnsembleConfig config) implements Asked {}

  /** One model. */
  record Single(Backend backend) implements Asked {}
}
