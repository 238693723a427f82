package avengers.clustering.replay;

import avengers.clustering.stopping.Adaptive;
import avengers.clustering.stopping.AskAll;
import avengers.clustering.stopping.Decided;
import avengers.clustering.stopping.StoppingRule;
import avengers.clustering.stopping.Window;
import java.util.Locale;

/**
 * The stopping rules that are replayed, as a gateway runs them: that a vote is decided is first.
 */
public enum Rule {
  NONE,
  DECIDED,
  ADAPTIVE,
  WINDOW;

  StoppingRule of(ReplayOptions options) {
    return switch (this) {
      case NONE -> new AskAll();
      case DECIDED -> new Decided(new AskAll());
      case ADAPTIVE -> new Decided(new Adaptive(options.threshold()));
      case WINDOW -> new Decided(new Window(options.window()));
    };
  }

  /** Its name in tables and JSON. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
