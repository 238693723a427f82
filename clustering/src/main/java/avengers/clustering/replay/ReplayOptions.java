package avengers.clustering.replay;

/**
 * What is replayed.
 *
 * @param seed decides random orders
 * @param orders how many random orders are averaged, at least 1
 * @param shuffledModels whether models are asked in random orders, too, and not best first
 * @param threshold of the adaptive rule, above 0.5, below 1
 * @param window of the window rule, at least 2
 */
public record ReplayOptions(long seed,
    int orders,
    boolean shuffledModels,
    double threshold,
    int window) {
  public ReplayOptions {
    if (orders < 1) {
      throw new IllegalArgumentException("the number of orders must be at least 1: " + orders);
    }
  }
}
