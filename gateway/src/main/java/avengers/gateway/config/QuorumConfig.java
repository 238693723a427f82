package avengers.gateway.config;

/**
 * How many samples must come where some are lost.
 *
 * @param samples or as many as are planned, if these are fewer
 * @param otherwise what follows where fewer came
 */
public record QuorumConfig(int samples, Otherwise otherwise) {
  /** What holds where nothing is said: any sample is better than none. */
  public static final QuorumConfig USUAL = new QuorumConfig(1, Otherwise.ERROR);

  /** What the client gets where fewer samples came. */
  public enum Otherwise {
    /** An error. */
    ERROR,
    /** The answer, of which is said that it is of too few samples. */
    ANSWER
  }

  /** Checks the range. */
  public QuorumConfig {
    EnsembleConfig.SAMPLES.check("quorum", samples);
  }
}
