package avengers.clustering.evaluate;

import avengers.clustering.answer.Grader;
import avengers.clustering.cluster.Ranking;
import avengers.clustering.observation.Observation;
import avengers.clustering.plan.Plan;
import avengers.clustering.vote.MajorityVote;
import avengers.clustering.vote.Sample;
import java.util.ArrayList;
import java.util.List;

/**
 * A vote over raw answers that the observations kept.
 *
 * @param samples how many samples vote
 * @param models over how many of the best models they are spread
 */
public record RecordedVote(int samples, int models) {
  /** The grade of the text that wins, 0 or 1. */
  double score(Observation query, Ranking ranking) {
    String answer = query.answer()
        .orElseThrow(() -> new IllegalArgumentException(
            "a vote can only be graded where the observations hold the right \"answer\""));
    List<Sample> votes = new ArrayList<>();
    for (Plan.Share share : Plan.spread(ranking, samples, models).shares()) {
      String model = share.model().model();
      query.samples()
          .getOrDefault(model, List.of())
          .stream()
          .limit(share.samples())
          .forEach(text -> votes.add(new Sample(model, share.model().score(), text)));
    }
    return MajorityVote.count(query.query(), votes)
        .winner()
        .map(winner -> Grader.grade(query.query(), answer, winner.text()))
        .orElse(0.0);
  }
}
