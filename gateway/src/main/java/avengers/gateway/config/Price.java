package avengers.gateway.config;

/**
 * What the tokens of a model cost, in dollars.
 *
 * @param inputPerMillion dollars for a million tokens read
 * @param outputPerMillion dollars for a million tokens written
 */
public record Price(double inputPerMillion, double outputPerMillion) {
  static final Range<Double> DOLLARS = new Range<>(0.0, 1_000_000.0);

  /** Checks the ranges. */
  public Price {
    DOLLARS.check("input", inputPerMillion);
    DOLLARS.check("output", outputPerMillion);
  }

  /** What so many tokens cost, in dollars. */
  public double dollars(long read, long written) {
    return (read * inputPerMillion + written * outputPerMillion) / 1e6;
  }
}
