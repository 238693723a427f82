package avengers.clustering.plan;

import java.util.Optional;

/** How a request wants its plan to be made. */
public sealed interface Intent {
  /**
   * As many samples as said, spread over as many models.
   *
   * @param quality how the models are chosen; without, by their scores alone
   */
  record ByCount(int samples, int models, Optional<Quality> quality) implements Intent {}

  /**
   * The best plan for what an answer is worth.
   *
   * @param distinct whether a model that is asked again would say the same again
   */
  record ByDial(Quality quality, boolean distinct) implements Intent {}
}
