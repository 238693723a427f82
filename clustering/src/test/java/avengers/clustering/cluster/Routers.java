package avengers.clustering.cluster;

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

  public static FittedRouter router(List<String> models, List<List<ModelStatistics>> clusters,
      List<ModelStatistics> overall, RoutingRule rule) {
    float[][] rows = {{1, 0}, {0, 1}};
    return new FittedRouter("sha256:aa", Centroids.of(rows), models, clusters, overall, rule,
        PROVENANCE);
  }
}
