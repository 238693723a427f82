package avengers.clustering.cluster;

import avengers.clustering.forecast.DialPosition;
import avengers.clustering.forecast.LearnedPlans;
import avengers.clustering.forecast.Logistic;
import avengers.clustering.forecast.MeasuredShape;
import avengers.clustering.forecast.PlanShape;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Routers by hand. */
public final class Routers {
  public static final RoutingRule NEAREST_ONLY = new RoutingRule(1, 0, 0);
  private static final Provenance PROVENANCE = new Provenance(1, Instant.EPOCH, "00", 20);

  private Routers() {}

  public static ModelStatistics statistics(long count, double score) {
    return new ModelStatistics(count, score, OptionalDouble.empty(), OptionalDouble.empty(),
        OptionalDouble.empty(), OptionalDouble.empty());
  }

  /** Two clusters, on the x and the y axis; "left" is good at the first, "right" at the second. */
  public static FittedRouter specialists(RoutingRule rule) {
    return router(List.of("left", "right"),
        List.of(List.of(statistics(10, 0.9), statistics(10, 0.1)),
            List.of(statistics(10, 0.2), statistics(10, 0.8))),
        List.of(statistics(20, 0.55), statistics(20, 0.45)), rule);
  }

  /** The specialists, with a squared radius for each cluster. */
  public static FittedRouter withRadii(List<Double> radii) {
    return specialists(radii, Optional.empty());
  }

  /** The specialists, with what routing was found to gain. */
  public static FittedRouter withEvidence(Evidence evidence) {
    return specialists(List.of(), Optional.of(evidence));
  }

  private static FittedRouter specialists(List<Double> radii, Optional<Evidence> evidence) {
    FittedRouter plain = specialists(NEAREST_ONLY);
    return new FittedRouter(plain.embedder(), plain.centroids(), plain.models(), plain.clusters(),
        plain.overall(), plain.rule(), radii, evidence, plain.voting(), plain.provenance());
  }

  /** The specialists at prices, with a dial that buys a second model's help. */
  public static FittedRouter withPlans() {
    FittedRouter plain = router(List.of("left", "right"),
        List.of(List.of(priced(0.9, 0.004), priced(0.1, 0.001)),
            List.of(priced(0.2, 0.004), priced(0.8, 0.001))),
        List.of(priced(0.55, 0.004), priced(0.45, 0.001)), NEAREST_ONLY);
    Logistic alone = new Logistic(0, List.of(0.5, 0.5));
    Logistic helped = new Logistic(-0.1, List.of(0.0, 0.0, 1.0));
    PlanShape doubting = new PlanShape(1, 1, Optional.of(new PlanShape.Then.Stronger(0.75)));
    return plain.with(new LearnedPlans(
        List.of(new MeasuredShape(PlanShape.ONE, alone, Optional.empty(), 0.01, 100),
            new MeasuredShape(doubting, helped,
                Optional.of(new Logistic(0, List.of(0.0, 0.0, 0.0))),
                0.02, 100)),
        0.01, true, List.of(new DialPosition(0, 0, 0.5, 0.011, 0.00125, 1),
            new DialPosition(10, 1, 0.75, 0.012, 0.0045, 1.5))));
  }

  private static ModelStatistics priced(double score, double dollars) {
    return new ModelStatistics(10, score, OptionalDouble.of(dollars), OptionalDouble.empty(),
        OptionalDouble.empty(), OptionalDouble.empty());
  }

  public static FittedRouter router(List<String> models, List<List<ModelStatistics>> clusters,
      List<ModelStatistics> overall, RoutingRule rule) {
    float[][] rows = {{1, 0}, {0, 1}};
    return new FittedRouter("sha256:aa", Centroids.of(rows), models, clusters, overall, rule,
        PROVENANCE);
  }
}
