package avengers.gateway.answer;

import avengers.clustering.cluster.Centroids;
import avengers.clustering.cluster.FittedRouter;
import avengers.clustering.cluster.ModelStatistics;
import avengers.clustering.cluster.Provenance;
import avengers.clustering.cluster.RankedModel;
import avengers.clustering.cluster.RoutingRule;
import avengers.clustering.forecast.DialPosition;
import avengers.clustering.forecast.LearnedPlans;
import avengers.clustering.forecast.Logistic;
import avengers.clustering.forecast.MeasuredShape;
import avengers.clustering.forecast.PlanShape;
import avengers.clustering.forecast.PlanShape.Then;
import avengers.clustering.plan.Plan;
import avengers.clustering.plan.PlanFeatures;
import avengers.clustering.plan.Second;
import avengers.clustering.vote.Calibration;
import avengers.clustering.vote.ConfidenceCurve;
import avengers.clustering.vote.LearnedVoting;
import avengers.clustering.vote.VoteWeights;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** What an offline job might have learned of three models: c is cheap, b is better, a is best. */
final class LearnedFixture {
  /** One sample, and the answer of a stronger model where that is not sure. */
  static final PlanShape STRONGER = new PlanShape(1, 1, Optional.of(new Then.Stronger(0.8)));

  /** A sample of each of two models, and of one more where these are not sure. */
  static final PlanShape MORE = new PlanShape(2, 1, Optional.of(new Then.More(0.8, 1)));

  static final PlanShape THREE = new PlanShape(3, 1, Optional.empty());

  /** By model, best first. */
  static final Map<String, Double> SCORES = Map.of("a", 0.9, "b", 0.8, "c", 0.7);

  /** Dollars of a call, by model. */
  static final Map<String, Double> COSTS = Map.of("a", 0.01, "b", 0.002, "c", 0.001);

  private static final RankedModel ANY = new RankedModel("any", 0.5, 1);

  private LearnedFixture() {}

  /** One sample is as right as its model; every other form is righter, the more so the later. */
  static LearnedPlans plans(PlanShape... others) {
    List<MeasuredShape> shapes = new ArrayList<>(List.of(measured(PlanShape.ONE, 0)));
    for (PlanShape other : others) {
      shapes.add(measured(other, shapes.size()));
    }
    return new LearnedPlans(shapes, 1, true,
        List.of(new DialPosition(0, 0, 0.7, 0.01, 1, 1), new DialPosition(10, 1, 0.9, 0.01, 3, 3)));
  }

  private static MeasuredShape measured(PlanShape shape, double advantage) {
    int features = PlanFeatures.of(new Plan(
        Collections.nCopies(shape.models(), new Plan.Share(ANY, shape.samples())),
        shape.then().map(then -> new Second.Stronger(0.5, ANY))), 0).length;
    List<Double> best = new ArrayList<>(Collections.nCopies(features, 0.0));
    best.set(0, 1.0);
    return new MeasuredShape(shape, new Logistic(advantage, best),
        shape.then().map(then -> new Logistic(0, Collections.nCopies(features, 0.0))), 0.01, 100);
  }

  /** A router of one cluster; a vote is as sure as it leads. */
  static FittedRouter router(LearnedPlans plans) {
    List<String> models = List.of("a", "b", "c");
    List<ModelStatistics> statistics = models.stream()
        .map(model -> new ModelStatistics(100, SCORES.getOrDefault(model, 0.0),
            OptionalDouble.empty(), OptionalDouble.of(20), OptionalDouble.of(10),
            OptionalDouble.empty()))
        .toList();
    Calibration calibration = new Calibration(Map.of(),
        Optional.of(new ConfidenceCurve(List.of(0.0, 1.0), List.of(0.0, 1.0))));
    return new FittedRouter("fingerprint", Centroids.of(new float[][]{{1, 0}}), models,
        List.of(statistics), statistics, new RoutingRule(1, 1, 0),
        new Provenance(1, Instant.EPOCH, "sha256:0", 100))
        .with(new LearnedVoting(new VoteWeights(Map.of()), calibration))
        .with(plans);
  }
}
