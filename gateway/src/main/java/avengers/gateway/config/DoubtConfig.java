package avengers.gateway.config;

/**
 * When a verdict is uncertain, and what follows.
 *
 * @param level of the binomial test of the two most frequent answers, above 0, below 1
 */
public record DoubtConfig(double level, Consequence consequence) {
  /** What follows from an uncertain verdict. */
  public sealed interface Consequence {
    /** The answer is given all the same, and said to be uncertain. */
    record Answer() implements Consequence {}

    /**
     * More samples are asked for while the verdict is uncertain.
     *
     * @param most samples in all
     */
    record SampleMore(int most) implements Consequence {}

    /**
     * A stronger model answers instead.
     *
     * @param model the name of a configured backend
     */
    record Escalate(String model) implements Consequence {}

    /** An error, 422. */
    record Refuse() implements Consequence {}
  }
}
