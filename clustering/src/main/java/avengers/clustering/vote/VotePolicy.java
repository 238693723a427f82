package avengers.clustering.vote;

import avengers.clustering.answer.AnswerKind;

/** How much each vote counts. */
public sealed interface VotePolicy {
  /** The weight of a vote, not negative. */
  double weight(String model, double score, AnswerKind kind);

  /** Each vote for one. */
  record Plain() implements VotePolicy {
    @Override
    public double weight(String model, double score, AnswerKind kind) {
      return 1;
    }
  }

  /** Each vote for the log-odds of its being right. */
  record LogOdds(VoteWeights weights) implements VotePolicy {
    @Override
    public double weight(String model, double score, AnswerKind kind) {
      return weights.of(model, score, kind.alternatives());
    }
  }
}
