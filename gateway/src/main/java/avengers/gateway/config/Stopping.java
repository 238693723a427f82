package avengers.gateway.config;

import avengers.clustering.stopping.Adaptive;
import avengers.clustering.stopping.StoppingRule;
import avengers.clustering.stopping.Window;

/** When asking ends before all samples are there. */
enum Stopping {
  /** Only when the winner cannot change, which ends it under every other rule, too. */
  DECIDED,
  /** When the leader is probable enough. */
  ADAPTIVE,
  /** When a window of samples agrees. */
  WINDOW;

  static Stopping of(StoppingRule rule) {
    return switch (rule) {
      case Adaptive _ -> ADAPTIVE;
      case Window _ -> WINDOW;
      default -> DECIDED;
    };
  }
}
