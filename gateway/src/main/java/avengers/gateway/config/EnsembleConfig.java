package avengers.gateway.config;

/**
 * A name that clients ask like a model, behind which several models vote.
 *
 * @param name the name
 * @param samples answers asked for in all, where the dial does not say
 * @param models the best models of the query's cluster, over which the samples are spread; not more
 * than samples
 * @param temperature the sampling temperature of the answers
 * @param voting how the answers vote
 * @param overrides what requests may change of all this but the name
 * @param speculative whether a stream shows the first sample while it comes, before the vote on it
 * @param dial how plans are made
 * @param quorum how many samples must come where some are lost
 */
public record EnsembleConfig(String name,
    int samples,
    int models,
    double temperature,
    VotingConfig voting,
    OverrideConfig overrides,
    boolean speculative,
    DialConfig dial,
    QuorumConfig quorum) {
  static final Range<Integer> SAMPLES = new Range<>(1, 64);
  static final Range<Integer> MODELS = new Range<>(1, 64);
  static final Range<Double> TEMPERATURE = new Range<>(0.0, 2.0);

  /** Checks the name, the ranges, and that they go together. */
  public EnsembleConfig {
    Name.check("name", name);
    SAMPLES.check("samples", samples);
    MODELS.check("models", models);
    TEMPERATURE.check("temperature", temperature);
    if (models > samples) {
      throw new IllegalArgumentException("models must not be more than samples");
    }
    voting.doubt()
        .filter(doubt -> dial.counted())
        .flatMap(doubt -> doubt.mistake(samples, votes(doubt, samples, models, temperature)))
        .ifPresent(mistake -> {
          throw new IllegalArgumentException("uncertain: " + mistake);
        });
    if (overrides.maxSamples() < most(voting, samples)) {
      throw new IllegalArgumentException("max-samples must not be less than samples");
    }
  }

  /** An ensemble to which any sample that comes is enough. */
  public EnsembleConfig(String name, int samples, int models, double temperature,
      VotingConfig voting, OverrideConfig overrides, boolean speculative, DialConfig dial) {
    this(name, samples, models, temperature, voting, overrides, speculative, dial,
        QuorumConfig.USUAL);
  }

  /** An ensemble of which requests may change what they usually may. */
  public EnsembleConfig(String name, int samples, int models, double temperature,
      VotingConfig voting) {
    this(name, samples, models, temperature, voting,
        OverrideConfig.usual(samples, most(voting, samples)), false,
        DialConfig.USUAL);
  }

  /** An ensemble that votes as usual. */
  public EnsembleConfig(String name, int samples, int models, double temperature) {
    this(name, samples, models, temperature, VotingConfig.USUAL);
  }

  /** The same ensemble, of which requests may change something else. */
  EnsembleConfig withOverrides(OverrideConfig changed) {
    return new EnsembleConfig(name, samples, models, temperature, voting, changed, speculative,
        dial, quorum);
  }

  /** The same ensemble, whose streams show the first sample while it comes, or do not. */
  public EnsembleConfig withSpeculative(boolean wanted) {
    return new EnsembleConfig(name, samples, models, temperature, voting, overrides, wanted,
        dial, quorum);
  }

  /** The same ensemble, of which plans are made in another way. */
  public EnsembleConfig withDial(DialConfig other) {
    return new EnsembleConfig(name, samples, models, temperature, voting, overrides, speculative,
        other, quorum);
  }

  /** The same ensemble, to which so many samples must come where some are lost. */
  public EnsembleConfig withQuorum(QuorumConfig other) {
    return new EnsembleConfig(name, samples, models, temperature, voting, overrides, speculative,
        dial, other);
  }

  /** The most samples that a request comes to. */
  static int most(VotingConfig voting, int samples) {
    return voting.doubt().map(doubt -> doubt.most(samples)).orElse(samples);
  }

  /** The most samples that can vote: at temperature 0 each model is asked once. */
  static int votes(DoubtConfig doubt, int samples, int models, double temperature) {
    return temperature == 0 ? models : doubt.most(samples);
  }
}
