package avengers.clustering.plan;

/**
 * The dial: what an answer is worth.
 *
 * @param value from 0, the cheapest, to 10, the best
 */
public record Quality(double value) {
  public static final Quality BEST = new Quality(10);

  public Quality {
    if (!(value >= 0 && value <= 10)) {
      throw new IllegalArgumentException("quality must lie between 0 and 10, not " + value);
    }
  }
}
