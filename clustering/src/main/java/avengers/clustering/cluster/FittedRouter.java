package avengers.clustering.cluster;

import java.util.HashSet;
import java.util.List;

/**
 * What the offline job learned: clusters of queries, and how each model does in each.
 *
 * @param embedder fingerprint of the embedder whose vectors were clustered
 * @param models the models' names, in the order of all lists below
 * @param clusters for each cluster, for each model, what it did there
 * @param overall for each model, what it did on all queries
 */
public record FittedRouter(String embedder,
    Centroids centroids,
    List<String> models,
    List<List<ModelStatistics>> clusters,
    List<ModelStatistics> overall,
    RoutingRule rule,
    Provenance provenance) {
  public FittedRouter {
    models = List.copyOf(models);
    clusters = clusters.stream().map(List::copyOf).toList();
    overall = List.copyOf(overall);
    if (models.isEmpty() || new HashSet<>(models).size() != models.size()) {
      throw new IllegalArgumentException("the models' names are none, or not distinct: " + models);
    }
    if (clusters.size() != centroids.count()) {
      throw new IllegalArgumentException(
          "there are " + centroids.count() + " centroids, but scores of " + clusters.size()
              + " clusters");
    }
    checkLength("the overall scores", overall, models);
    for (List<ModelStatistics> cluster : clusters) {
      checkLength("a cluster's scores", cluster, models);
    }
  }

  private static void checkLength(String what, List<ModelStatistics> scores, List<String> models) {
    if (scores.size() != models.size()) {
      throw new IllegalArgumentException(
          what + " name " + scores.size() + " models, the router has " + models.size());
    }
  }
}
