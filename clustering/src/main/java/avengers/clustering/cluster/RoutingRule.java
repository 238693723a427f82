package avengers.clustering.cluster;

/**
 * How scores of clusters become the score of a query.
 *
 * @param nearest how many of the nearest clusters are asked
 * @param sharpness how fast a cluster's weight falls with its distance: the weights are
 * {@code softmax(-sharpness * squared distance)}
 * @param shrinkage how many queries of average score are mixed into each cluster's mean, so that
 * small clusters do not rank models by luck
 */
public record RoutingRule(int nearest, double sharpness, double shrinkage) {
  /**
   * Eight clusters, weighted sharply. On published routing data this was at or near the best of 24
   * rules tried, for every strength of shrinkage; see docs/decisions.
   */
  public static final RoutingRule EIGHT_NEAREST = new RoutingRule(8, 15, 0);

  /** Many clusters, weighted evenly: for clusters so small that eight hold few queries. */
  public static final RoutingRule WIDE = new RoutingRule(32, 8, 0);

  public RoutingRule {
    if (nearest < 1) {
      throw new IllegalArgumentException("nearest must be at least 1, not " + nearest);
    }
    if (!(sharpness >= 0 && Double.isFinite(sharpness))) {
      throw new IllegalArgumentException("sharpness must not be negative: " + sharpness);
    }
    if (!(shrinkage >= 0 && Double.isFinite(shrinkage))) {
      throw new IllegalArgumentException("shrinkage must not be negative: " + shrinkage);
    }
  }

  public RoutingRule withShrinkage(double other) {
    return new RoutingRule(nearest, sharpness, other);
  }
}
