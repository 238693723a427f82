package avengers.gateway.config;

/**
 * How much a model's replicas are asked at the same time.
 *
 * @param connections open at the same time to each replica
 */
public record LoadConfig(int connections) {
  static final Range<Integer> CONNECTIONS = new Range<>(1, 10_000);

  /** What holds where nothing is said. */
  public static final LoadConfig USUAL = new LoadConfig(64);

  /** Checks the range. */
  public LoadConfig {
    CONNECTIONS.check("connections", connections);
  }
}
