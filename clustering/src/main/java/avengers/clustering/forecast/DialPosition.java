package avengers.clustering.forecast;

/**
 * What one position of the dial buys, measured on queries that were left out of the scores.
 *
 * @param quality 0 to 10
 * @param alpha how much accuracy counts against cost, 0 to 1
 * @param accuracy mean score, 0 to 1
 * @param standardError of the accuracy
 * @param cost mean dollars a query; mean number of calls where costs are not known
 * @param calls mean number of calls to models
 */
public record DialPosition(double quality,
    double alpha,
    double accuracy,
    double standardError,
    double cost,
    double calls) {
  public DialPosition {
    if (!(alpha >= 0 && alpha <= 1)) {
      throw new IllegalArgumentException("alpha must lie between 0 and 1, not " + alpha);
    }
    if (!(cost >= 0 && calls >= 0 && Double.isFinite(cost + calls))) {
      throw new IllegalArgumentException(
          "a position of the dial costs " + cost + " and takes " + calls + " calls");
    }
  }
}
