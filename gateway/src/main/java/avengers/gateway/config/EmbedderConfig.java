package avengers.gateway.config;

import java.time.Duration;

/**
 * The model that turns a query into a vector.
 *
 * @param model
 *          which model
 * @param maxTokens
 *          tokens of a text that are read; the rest is cut off
 * @param pooling
 *          how the vectors of the tokens become one
 * @param threads
 *          texts embedded at the same time
 * @param queue
 *          texts that may wait; one more is refused
 * @param deadline
 *          the time for one text, waiting included
 */
public record EmbedderConfig(EmbedderModel model,
    int maxTokens,
    Pooling pooling,
    int threads,
    int queue,
    Duration deadline) {
  static final Range<Integer> MAX_TOKENS = new Range<>(8, 8_192);
  static final Range<Integer> THREADS = new Range<>(1, 256);
  static final Range<Integer> QUEUE = new Range<>(1, 100_000);
  static final Range<Duration> DEADLINE = new Range<>(Duration.ofMillis(100), Duration.ofHours(1));

  /** Checks the ranges. */
  public EmbedderConfig {
    MAX_TOKENS.check("max-tokens", maxTokens);
    THREADS.check("threads", threads);
    QUEUE.check("queue", queue);
    DEADLINE.check("deadline", deadline);
  }
}
