package avengers.clustering.evaluate;

/**
 * How much better one way answers than another.
 *
 * @param points percent points
 * @param low lower end of the 95 % confidence interval
 * @param high upper end of the 95 % confidence interval
 */
public record Difference(double points, double low, double high) {
  /** What may be said: better or worse only if the interval has no zero. */
  public Comparison comparison() {
    if (low > 0) {
      return Comparison.BETTER;
    }
    return high < 0 ? Comparison.WORSE : Comparison.NO_DIFFERENCE;
  }
}
