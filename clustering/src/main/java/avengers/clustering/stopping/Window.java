package avengers.clustering.stopping;

import avengers.clustering.vote.Sample;
import java.util.List;

/**
 * Asks for a window of samples at a time, and stops when all of one window agree (Early-Stopping
 * Self-Consistency, Li et al. 2024, arXiv 2401.10480).
 *
 * @param size how many samples a window has, at least 2
 */
public record Window(int size) implements StoppingRule {
  public Window {
    if (size < 2) {
      throw new IllegalArgumentException("a window has at least 2 samples: " + size);
    }
  }

  @Override
  public Step next(Interim interim) {
    int arrived = interim.arrived().size();
    boolean between = interim.outstanding().isEmpty() && arrived % size == 0;
    if (between && arrived > 0 && agree(interim, interim.arrived()
        .subList(arrived - size,
            arrived))) {
      return new Step.Stop();
    }
    boolean open = between || (arrived + interim.outstanding().size()) % size != 0;
    return open || interim.outstanding().isEmpty()
        ? new AskAll().next(interim)
        : new Step.Wait();
  }

  private static boolean agree(Interim interim, List<Sample> window) {
    return interim.tally(window).votes() == window.size();
  }
}
