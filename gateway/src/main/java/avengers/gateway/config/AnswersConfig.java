package avengers.gateway.config;

import java.util.Optional;

/**
 * How much memory the answers of backends may take.
 *
 * @param maxSize the largest answer, in bytes; of a stream the largest event
 * @param memory for all answers that are held at the same time, in bytes as they came; an eighth of
 * the heap if empty, as an answer takes several times its length while it is read and written
 */
public record AnswersConfig(long maxSize, Optional<Long> memory) {
  static final Range<Long> MAX_SIZE = new Range<>(64L << 10, 1L << 30);
  static final Range<Long> MEMORY = new Range<>(1L << 20, 1L << 40);

  /** What holds where nothing is said. */
  public static final AnswersConfig USUAL = new AnswersConfig(32L << 20, Optional.empty());

  private static final int SHARE_OF_HEAP = 8;

  /** Checks the ranges. */
  public AnswersConfig {
    MAX_SIZE.check("max-size", maxSize);
    memory.ifPresent(given -> MEMORY.check("memory", given));
  }

  /** The bytes for all answers together. */
  public long memoryBytes() {
    return memory.orElseGet(() -> Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
  }
}
