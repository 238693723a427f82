package avengers.clustering.evaluate;

import avengers.clustering.cluster.Ranking;
import avengers.clustering.plan.Plan;
import avengers.clustering.vote.Ballot;
import avengers.clustering.vote.Sample;
import avengers.clustering.vote.VoteWeights;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * A vote over raw answers that the observations kept.
 *
 * @param samples how many samples vote
 * @param models over how many of the best models they are spread
 * @param weights how much each vote counts; empty if all count for one
 */
public record RecordedVote(int samples, int models, Optional<VoteWeights> weights) {
  /** A vote in which each sample counts for one. */
  public static RecordedVote plain(int samples, int models) {
    return new RecordedVote(samples, models, Optional.empty());
  }

  /** A vote with one sample a model, each counting for its weight. */
  static RecordedVote weighted(int models, VoteWeights weights) {
    return new RecordedVote(models, models, Optional.of(weights));
  }

  /** The grade of the text that wins, 0 or 1. Models whose replies were not kept are not asked. */
  double score(RecordedReplies replies, Ranking ranking) {
    List<Ballot> ballots = Plan.spread(replies.ofReplying(ranking), samples, models)
        .shares()
        .stream()
        .flatMap(share -> replies.ballots(share.model(), share.samples()).stream())
        .toList();
    ToDoubleFunction<Sample> weight = vote -> weights
        .map(given -> given.of(vote, replies.alternatives()))
        .orElse(1.0);
    return replies.grade(ballots, weight);
  }
}
