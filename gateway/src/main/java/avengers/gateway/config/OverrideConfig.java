package avengers.gateway.config;

/**
 * What requests may change of an ensemble.
 *
 * @param allowed whether they may change anything
 * @param maxSamples the most samples that a request may ask for
 */
public record OverrideConfig(boolean allowed, int maxSamples) {
  /** Checks the range. */
  public OverrideConfig {
    EnsembleConfig.SAMPLES.check("max-samples", maxSamples);
  }

  /**
   * What holds where nothing is configured: twice the samples, as a client can as well ask twice.
   *
   * @param most the most samples that a request comes to without a change
   */
  static OverrideConfig usual(int samples, int most) {
    return new OverrideConfig(true,
        Math.max(most, Math.min(2 * samples, EnsembleConfig.SAMPLES.max())));
  }
}
