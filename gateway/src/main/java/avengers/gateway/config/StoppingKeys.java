package avengers.gateway.config;

import avengers.clustering.stopping.Adaptive;
import avengers.clustering.stopping.AskAll;
import avengers.clustering.stopping.StoppingRule;
import avengers.clustering.stopping.Window;
import java.util.function.Supplier;

/** The keys that say when there are enough samples. */
final class StoppingKeys {
  private static final Range<Double> CONFIDENCE = new Range<>(0.51, 0.9999);
  private static final Range<Integer> WINDOW = new Range<>(2, EnsembleConfig.SAMPLES.max());
  private static final int USUAL_WINDOW = 3;

  private StoppingKeys() {}

  /** Reads them; what is not given is as in the base, where that has it. */
  static Supplier<StoppingRule> read(Section section, StoppingRule base, Entry<Integer> samples) {
    var stop = section.optional("stop", new ChoiceKind<>(Stopping.class), Stopping.of(base));
    var confidence = section.optional("confidence", Quantity.decimal(CONFIDENCE));
    var window = section.optional("window", Quantity.wholeNumber(WINDOW));
    Entry.requireChoice(confidence, "stop", stop, Stopping.ADAPTIVE);
    Entry.requireChoice(window, "stop", stop, Stopping.WINDOW);
    int size = window.found().flatMap(found -> found).orElse(0);
    if (size > samples.found().orElse(size)) {
      window.reject("a window of %d is more than the %d samples that are asked for"
          .formatted(size, samples.get()));
    }
    return () -> switch (stop.get()) {
      case DECIDED -> new AskAll();
      case ADAPTIVE -> confidence.get().map(Adaptive::new).orElseGet(() -> adaptive(base));
      case WINDOW -> window.get().map(Window::new).orElseGet(() -> window(base, samples.get()));
    };
  }

  private static Adaptive adaptive(StoppingRule base) {
    return base instanceof Adaptive rule ? rule : Adaptive.USUAL;
  }

  private static Window window(StoppingRule base, int samples) {
    int usual = base instanceof Window(int size) ? size : USUAL_WINDOW;
    return new Window(Math.max(WINDOW.min(), Math.min(usual, samples)));
  }
}
