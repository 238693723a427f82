package avengers.gateway.config;

import java.time.Duration;

/**
 * How much a model's replicas are asked at the same time, and who waits.
 *
 * @param connections open at the same time to each replica
 * @param concurrency calls at the same time to all of them
 * @param queue calls that may wait for others to end; one more is refused
 * @param queueWait how long one may wait
 */
public record LoadConfig(int connections,
    ConcurrencyConfig concurrency,
    int queue,
    Duration queueWait) {
  static final Range<Integer> CONNECTIONS = new Range<>(1, 10_000);
  static final Range<Integer> CALLS = new Range<>(1, 10_000);
  static final Range<Integer> QUEUE = new Range<>(0, 10_000);
  static final Range<Duration> QUEUE_WAIT = new Range<>(Duration.ofMillis(10),
      Duration.ofMinutes(10));

  /** What holds for one replica where nothing is said. */
  public static final LoadConfig USUAL = of(64, 1);

  /** Checks the ranges. */
  public LoadConfig {
    CONNECTIONS.check("connections", connections);
    QUEUE.check("queue", queue);
    QUEUE_WAIT.check("queue-wait", queueWait);
  }

  /** As many calls as there are connections. */
  public static LoadConfig of(int connections, int replicas) {
    return new LoadConfig(connections,
        new ConcurrencyConfig.Fixed(mostCalls(connections, replicas)), 1_024,
        Duration.ofSeconds(30));
  }

  /** The calls for which there are connections. */
  static int mostCalls(int connections, int replicas) {
    return Math.min(connections * replicas, CALLS.max());
  }
}
