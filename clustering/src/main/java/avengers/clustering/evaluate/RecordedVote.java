package avengers.clustering.evaluate;

import avengers.clustering.cluster.Ranking;
import avengers.clustering.plan.Plan;
import avengers.clustering.vote.Election;
import avengers.clustering.vote.Sample;
import avengers.clustering.vote.VotePolicy;
import avengers.clustering.vote.VoteWeights;
import java.util.List;

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

  /** The grade of the text that wins, 0 or 1. Models whose replies were not kept are not asked. */
  double score(RecordedReplies replies, Ranking ranking) {
    List<Sample> samples = Plan.spread(replies.ofReplying(ranking), this.samples, models)
        .shares()
        .stream()
        .flatMap(share -> replies.samples(share.model(), share.samples()).stream())
        .toList();
    return replies.grade(election, samples);
  }
}
