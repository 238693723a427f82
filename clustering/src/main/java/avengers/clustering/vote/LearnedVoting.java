package avengers.clustering.vote;

/**
 * What the offline job learned about votes.
 *
 * @param weights how much each model's vote counts
 * @param calibration how often such verdicts are right
 */
public record LearnedVoting(VoteWeights weights, Calibration calibration) {
  /** There was nothing to learn from. */
  public static final LearnedVoting NOTHING = new LearnedVoting(VoteWeights.INDEPENDENT,
      Calibration.NONE);
}
