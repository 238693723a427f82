package avengers.gateway.config;

import avengers.clustering.vote.BinomialTest;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * When a verdict is uncertain, and what follows.
 *
 * @param level of the binomial test of the two most frequent answers: the chance at which a verdict
 * between two equally likely answers passes all the same
 */
public record DoubtConfig(double level, Consequence consequence) {
  static final Range<Double> LEVEL = new Range<>(0.0001, 0.5);

  /** Checks the level. */
  public DoubtConfig {
    LEVEL.check("level", level);
  }

  /** What follows from an uncertain verdict. */
  public sealed interface Consequence {
    /** The answer is given all the same, and said to be uncertain. */
    record Answer() implements Consequence {}

    /**
     * More samples are asked for while the verdict is uncertain.
     *
     * @param most samples in all
     */
    record SampleMore(int most) implements Consequence {
      /** Checks the range. */
      public SampleMore {
        EnsembleConfig.SAMPLES.check("most-samples", most);
      }
    }

    /**
     * A stronger model answers instead.
     *
     * @param model the name of a configured backend
     */
    record Escalate(String model) implements Consequence {
      /** Checks the name. */
      public Escalate {
        Name.check("model", model);
      }
    }

    /** An error, 422. */
    record Refuse() implements Consequence {}
  }

  /** The most samples that a request may come to, of those that are asked for at first. */
  public int most(int samples) {
    return consequence instanceof Consequence.SampleMore(int most)
        ? Math.max(most, samples)
        : samples;
  }

  /**
   * What makes the test pointless, if anything.
   *
   * @param samples asked for at first
   * @param votes the most samples that can ever vote
   */
  Optional<String> mistake(int samples, int votes) {
    if (consequence instanceof Consequence.SampleMore(int most) && most <= samples) {
      return Optional.of("must be more than the %d samples that are asked for at first, not %d"
          .formatted(samples, most));
    }
    int fewest = new BinomialTest(level).fewest();
    return votes >= fewest
        ? Optional.empty()
        : Optional.of(("%d samples can never pass the test at level %s, all answers would be"
            + " uncertain: it takes %d that agree")
            .formatted(votes, BigDecimal.valueOf(level).stripTrailingZeros().toPlainString(),
                fewest));
  }
}
