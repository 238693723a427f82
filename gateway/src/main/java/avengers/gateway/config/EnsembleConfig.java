package avengers.gateway.config;

/**
 * A name that clients ask like a model, behind which several models vote.
 *
 * @param name the name
 * @param samples answers asked for in all
 * @param models the best models of the query's cluster, over which the samples are spread; not more
 * than samples
 * @param temperature the sampling temperature of the answers
 * @param voting how the answers vote
 */
public record EnsembleConfig(String name,
    int samples,
    int models,
    double temperature,
    VotingConfig voting) {
  static final Range<Integer> SAMPLES = new Range<>(1, 64);
  static final Range<Integer> MODELS = new Range<>(1, 64);
  static final Range<Double> TEMPERATURE = new Range<>(0.0, 2.0);

  /** Checks the name and the ranges. */
  public EnsembleConfig {
    Name.check("name", name);
    SAMPLES.check("samples", samples);
    MODELS.check("models", models);
    TEMPERATURE.check("temperature", temperature);
    if (models > samples) {
      throw new IllegalArgumentException("models must not be more than samples");
    }
  }

  /** An ensemble that votes as usual. */
  public EnsembleConfig(String name, int samples, int models, double temperature) {
    this(name, samples, models, temperature, VotingConfig.USUAL);
  }
}
