package avengers.gateway.answer;

import avengers.clustering.cluster.FittedRouter;
import avengers.clustering.cluster.OverallScores;
import avengers.clustering.plan.Candidate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Tells who would be asked if it were always the same model. */
record BestOverall(List<String> models, List<Double> scores) {
  BestOverall {
    models = List.copyOf(models);
    scores = List.copyOf(scores);
  }

  static BestOverall of(FittedRouter router) {
    double[] scores = OverallScores.of(router.overall());
    return new BestOverall(router.models(), Arrays.stream(scores).boxed().toList());
  }

  /** Of these the one with the best scores over all queries; empty if none has any. */
  Optional<Candidate> among(List<Candidate> candidates) {
    return candidates.stream()
        .filter(candidate -> models.contains(candidate.model()))
        .max(Comparator.comparingDouble(
            candidate -> scores.get(models.indexOf(candidate.model()))));
  }
}
