package avengers.clustering.cluster;

import avengers.clustering.forecast.LearnedPlans;
import avengers.clustering.vote.LearnedVoting;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * What the offline job learned: clusters of queries, and how each model does in each.
 *
 * @param embedder fingerprint of the embedder whose vectors were clustered
 * @param models the models' names, in the order of all lists below
 * @param clusters for each cluster, for each model, what it did there
 * @param overall for each model, what it did on all queries
 * @param radii for each cluster, the squared distance from its centroid beyond which a query is
 * unlike all that the router was fitted on; none where that was not measured
 * @param evidence what routing is expected to gain, where that was measured
 * @param voting what was learned about votes, where raw answers were there to learn from
 * @param plans what was measured of plans, where that was
 */
public record FittedRouter(String embedder,
    Centroids centroids,
    List<String> models,
    List<List<ModelStatistics>> clusters,
    List<ModelStatistics> overall,
    RoutingRule rule,
    List<Double> radii,
    Optional<Evidence> evidence,
    Optional<LearnedVoting> voting,
    Optional<LearnedPlans> plans,
    Provenance provenance) {
  public FittedRouter {
    models = List.copyOf(models);
    clusters = clusters.stream().map(List::copyOf).toList();
    overall = List.copyOf(overall);
    radii = List.copyOf(radii);
    if (models.isEmpty() || new HashSet<>(models).size() != models.size()) {
      throw new IllegalArgumentException("the models' names are none, or not distinct: " + models);
    }
    if (clusters.size() != centroids.count()) {
      throw new IllegalArgumentException(
          "there are " + centroids.count() + " centroids, but scores of " + clusters.size()
              + " clusters");
    }
    checkRadii(radii, centroids);
    int eases = plans.map(measured -> measured.ease().size()).orElse(0);
    if (eases != 0 && eases != centroids.count()) {
      throw new IllegalArgumentException(
          "there are " + centroids.count() + " centroids, but " + eases + " eases");
    }
    checkLength("the overall scores", overall, models);
    for (List<ModelStatistics> cluster : clusters) {
      checkLength("a cluster's scores", cluster, models);
    }
  }

  /** A router of which no plans were measured. */
  public FittedRouter(String embedder, Centroids centroids, List<String> models,
      List<List<ModelStatistics>> clusters, List<ModelStatistics> overall, RoutingRule rule,
      List<Double> radii, Optional<Evidence> evidence, Optional<LearnedVoting> voting,
      Provenance provenance) {
    this(embedder, centroids, models, clusters, overall, rule, radii, evidence, voting,
        Optional.empty(), provenance);
  }

  /** A router for which neither radii nor evidence nor votes were measured. */
  public FittedRouter(String embedder, Centroids centroids, List<String> models,
      List<List<ModelStatistics>> clusters, List<ModelStatistics> overall, RoutingRule rule,
      Provenance provenance) {
    this(embedder, centroids, models, clusters, overall, rule, List.of(), Optional.empty(),
        Optional.empty(), provenance);
  }

  /** The same router with what was learned about votes. */
  public FittedRouter with(LearnedVoting learned) {
    return new FittedRouter(embedder, centroids, models, clusters, overall, rule, radii, evidence,
        Optional.of(learned), plans, provenance);
  }

  /** The same router with what was measured of plans. */
  public FittedRouter with(LearnedPlans measured) {
    return new FittedRouter(embedder, centroids, models, clusters, overall, rule, radii, evidence,
        voting, Optional.of(measured), provenance);
  }

  /** Whether a query is farther from its nearest centroid than queries of that cluster are. */
  public boolean isOutlier(WeightedCluster nearest) {
    return !radii.isEmpty() && nearest.distance() > radii.get(nearest.cluster());
  }

  private static void checkRadii(List<Double> radii, Centroids centroids) {
    if (!radii.isEmpty() && radii.size() != centroids.count()) {
      throw new IllegalArgumentException(
          "there are " + centroids.count() + " centroids, but " + radii.size() + " radii");
    }
    for (double radius : radii) {
      if (!(radius >= 0)) {
        throw new IllegalArgumentException("a radius is negative: " + radius);
      }
    }
  }

  private static void checkLength(String what, List<ModelStatistics> scores, List<String> models) {
    if (scores.size() != models.size()) {
      throw new IllegalArgumentException(
          what + " name " + scores.size() + " models, the router has " + models.size());
    }
  }
}
