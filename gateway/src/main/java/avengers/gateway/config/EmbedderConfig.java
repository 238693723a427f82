package avengers.gateway.config;

import avengers.embeddings.EmbeddingModel;
import java.time.Duration;

/**
 * The model that turns a query into a vector.
 *
 * @param model which model, and how it is used
 * @param threads texts embedded at the same time
 * @param queue texts that may wait; one more is refused
 * @param deadline the time for one text, waiting included
 */
public record EmbedderConfig(EmbeddingModel model,
    int threads,
    int queue,
    Duration deadline) {
  static final Range<Integer> MAX_TOKENS = new Range<>(
      EmbeddingModel.LEAST_TOKEN_LIMIT, EmbeddingModel.GREATEST_TOKEN_LIMIT);
  static final Range<Integer> THREADS = new Range<>(1, 256);
  static final Range<Integer> QUEUE = new Range<>(1, 100_000);
  static final Range<Duration> DEADLINE = new Range<>(Duration.ofMillis(100), Duration.ofHours(1));

  /** Checks the ranges. */
  public EmbedderConfig {
    THREADS.check("threads", threads);
    QUEUE.check("queue", queue);
    DEADLINE.check("deadline", deadline);
  }
}
