package avengers.clustering.vote;

import java.util.Optional;

/** What a vote decided. */
public sealed interface Verdict {
  /** The sample whose text is returned. */
  Optional<Sample> winner();

  /** How many samples gave the winner's answer. */
  int votes();

  /** How many samples gave any answer. */
  int voters();

  /** The winner's share of the votes, 0 to 1. */
  default double agreement() {
    return voters() == 0 ? 0 : (double) votes() / voters();
  }

  /** One answer has more votes than any other. */
  record Majority(Sample sample, int votes, int voters) implements Verdict {
    @Override
    public Optional<Sample> winner() {
      return Optional.of(sample);
    }
  }

  /** Several answers have the most votes; the better model's was taken. */
  record Tie(Sample sample, int votes, int voters) implements Verdict {
    @Override
    public Optional<Sample> winner() {
      return Optional.of(sample);
    }
  }

  /** No sample states an answer that can be compared; the best model's text was taken. */
  record NotComparable(Sample sample) implements Verdict {
    @Override
    public Optional<Sample> winner() {
      return Optional.of(sample);
    }

    @Override
    public int votes() {
      return 0;
    }

    @Override
    public int voters() {
      return 0;
    }
  }

  /** There is no sample. */
  record NobodyAnswered() implements Verdict {
    @Override
    public Optional<Sample> winner() {
      return Optional.empty();
    }

    @Override
    public int votes() {
      return 0;
    }

    @Override
    public int voters() {
      return 0;
    }
  }
}
