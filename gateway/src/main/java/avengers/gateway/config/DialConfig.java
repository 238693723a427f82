package avengers.gateway.config;

import avengers.clustering.plan.Caps;
import avengers.clustering.plan.Quality;
import java.util.Optional;
import java.util.Set;

/**
 * How an ensemble's plans are made.
 *
 * @param quality what an answer is worth; without, plans are made by the number of samples alone
 * @param counted whether the numbers of samples and models stand whatever the quality, which then
 * only chooses the models
 * @param caps what a request may take at most
 * @param only the models that may be asked; none means all
 * @param explain whether the reply tells how it came about
 * @param cache whether an earlier answer to the same request will do; if that is not said, it does
 * where the samples' temperature is 0
 */
public record DialConfig(Optional<Quality> quality,
    boolean counted,
    Caps caps,
    Set<String> only,
    boolean explain,
    Optional<Boolean> cache) {
  /** No dial, and no caps. */
  public static final DialConfig USUAL = new DialConfig(Optional.empty(), true, Caps.NONE,
      Set.of(), false, Optional.empty());

  public DialConfig {
    only = Set.copyOf(only);
  }

  /** The same, but for what does not change what is answered. */
  public DialConfig ofAnswer() {
    return new DialConfig(quality, counted, caps, only, false, Optional.empty());
  }
}
