package avengers.clustering.forecast;

import java.util.Optional;

/**
 * The form of a plan, whatever models it is made of.
 *
 * @param models how many are asked at first
 * @param samples of each of them
 * @param then what follows where the vote is not sure enough
 */
public record PlanShape(int models, int samples, Optional<Then> then) {
  /** One sample of one model. */
  public static final PlanShape ONE = new PlanShape(1, 1, Optional.empty());

  public PlanShape {
    if (models < 1 || samples < 1) {
      throw new IllegalArgumentException(
          "a plan of " + models + " models with " + samples + " samples each");
    }
  }

  /** How many samples are asked for at first. */
  public int first() {
    return models * samples;
  }

  /** How many samples are asked for at most. */
  public int most() {
    return first() + then.map(Then::samples).orElse(0);
  }

  /**
   * What follows where the vote's confidence is below a threshold.
   */
  public sealed interface Then {
    /** Below this confidence, 0 to 1. */
    double threshold();

    /** How many samples are asked for then. */
    int samples();

    /**
     * More models vote, together with the first, one sample each.
     *
     * @param models how many more
     */
    record More(double threshold, int models) implements Then {
      @Override
      public int samples() {
        return models;
      }
    }

    /** A stronger model answers instead. */
    record Stronger(double threshold) implements Then {
      @Override
      public int samples() {
        return 1;
      }
    }
  }
}
