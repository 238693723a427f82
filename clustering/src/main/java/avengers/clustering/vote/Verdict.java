package avengers.clustering.vote;

import java.util.Optional;

/** What a vote decided. */
public sealed interface Verdict {
  /** The counted votes. */
  Tally tally();

  /** Its name in headers and metrics. */
  default String label() {
    return switch (this) {
      case Majority _ -> "majority";
      case Tie _ -> "tie";
      case Uncertain _ -> "uncertain";
      case NotComparable _ -> "not_comparable";
      case NobodyAnswered _ -> "nobody_answered";
    };
  }

  /** The sample whose text is returned; empty only where there is no sample at all. */
  Optional<Sample> winner();

  /** The probability that the winner is right, as far as it can be told, 0 to 1. */
  double confidence();

  /** How many samples gave the winner's answer. */
  default int votes() {
    return tally().votes();
  }

  /** How many samples gave any answer. */
  default int voters() {
    return tally().voters();
  }

  /** How much the samples agree, 0 to 1. */
  default double agreement() {
    return tally().agreement();
  }

  /** One answer has more votes than any other. */
  record Majority(Sample chosen, Tally tally, double confidence) implements Verdict {
    @Override
    public Optional<Sample> winner() {
      return Optional.of(chosen);
    }
  }

  /** Several answers have the most votes; the better model's was taken. */
  record Tie(Sample chosen, Tally tally, double confidence) implements Verdict {
    @Override
    public Optional<Sample> winner() {
      return Optional.of(chosen);
    }
  }

  /** The leading answer may lead by luck: the votes do not pass the election's test. */
  record Uncertain(Sample chosen, Tally tally, double confidence) implements Verdict {
    @Override
    public Optional<Sample> winner() {
      return Optional.of(chosen);
    }
  }

  /**
   * No sample states an answer that can be compared; one was taken by other means.
   *
   * @param agreement how alike the samples are, 0 to 1; 0 where that was not measured
   */
  record NotComparable(Sample chosen, Tally tally, double agreement) implements Verdict {
    @Override
    public Optional<Sample> winner() {
      return Optional.of(chosen);
    }

    @Override
    public double confidence() {
      return agreement;
    }
  }

  /**
   * There is no sample, or each is silent: refused, empty or cut short. What is left is better for
   * a client than nothing, but nobody should take it for an answer.
   *
   * @param left the text that says most; empty where there is no sample
   */
  record NobodyAnswered(Optional<Sample> left, Tally tally) implements Verdict {
    @Override
    public Optional<Sample> winner() {
      return left;
    }

    @Override
    public double confidence() {
      return 0;
    }
  }
}
