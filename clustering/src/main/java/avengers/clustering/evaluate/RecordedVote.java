package avengers.clustering.evaluate;

import avengers.clustering.cluster.Ranking;
import avengers.clustering.fit.RecordedReplies;
import avengers.clustering.vote.Election;
import avengers.clustering.vote.LearnedVoting;
import avengers.clustering.vote.Verdict;
import avengers.clustering.vote.VotePolicy;
import avengers.clustering.vote.VoteWeights;
import java.util.Optional;

/**
 * A vote over raw answers that the observations kept.
 *
 * @param samples how many samples vote
 * @param models over how many of the best models they are spread
 * @param election how they are counted
 */
public record RecordedVote(int samples, int models, Election election) {
  /** A vote in which each sample counts for one. */
  public static RecordedVote plain(int samples, int models) {
    return new RecordedVote(samples, models, Election.PLAIN);
  }

  /** A vote with one sample a model, each counting for its weight. */
  static RecordedVote weighted(int models, VoteWeights weights) {
    return new RecordedVote(models, models, Election.of(new VotePolicy.LogOdds(weights)));
  }

  /** The same vote, counted and judged by what was learned of votes. */
  public RecordedVote by(LearnedVoting learned) {
    return new RecordedVote(samples, models,
        new Election(new VotePolicy.LogOdds(learned.weights()), Optional.empty(),
            learned.calibration()));
  }

  /** What is decided. Models whose replies were not kept are not asked. */
  Verdict decide(RecordedReplies replies, Ranking ranking) {
    return replies.decide(election, replies.samples(replies.plan(ranking, samples, models)));
  }

  /** The grade of the text that wins, 0 or 1. */
  double score(RecordedReplies replies, Ranking ranking) {
    return replies.grade(decide(replies, ranking));
  }
}
