package avengers.clustering.cluster;

import java.util.List;

/** What an answer of each model is expected to cost, from a fitted router. */
public final class ExpectedCosts {
  private final FittedRouter router;

  public ExpectedCosts(FittedRouter router) {
    this.router = router;
  }

  /** Whether the cost of every model is known. */
  public boolean allKnown() {
    return router.overall().stream().allMatch(model -> model.cost().isPresent());
  }

  /**
   * Mean dollars an answer in a neighbourhood of clusters; where a cluster does not know, the mean
   * over all queries.
   *
   * @param model its position among the router's models
   * @return NaN if no cost of the model is known
   */
  public double of(List<WeightedCluster> clusters, int model) {
    return Neighbourhood.mean(router, clusters, model, ModelStatistics::cost);
  }
}
