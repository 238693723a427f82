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
   * @param doubts whether the plan says what follows a doubt; not where that is configured
   */
  record ByDial(Quality quality, boolean distinct, boolean doubts) implements Intent {
    /** Of all plans the best. */
    public ByDial(Quality quality, boolean distinct) {
      this(quality, distinct, true);
    }
  }
}
