package avengers.gateway.metrics;

import java.time.Duration;
import java.util.stream.LongStream;

/** The buckets of durations. */
final class Buckets {
  /** For what waits for models. */
  static final Duration[] SECONDS = of(5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000,
      30_000, 60_000, 120_000);
  /** For what the gateway does itself. */
  static final Duration[] MILLISECONDS = of(1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000);

  private Buckets() {}

  private static Duration[] of(long... milliseconds) {
    return LongStream.of(milliseconds).mapToObj(Duration::ofMillis).toArray(Duration[]::new);
  }
}
