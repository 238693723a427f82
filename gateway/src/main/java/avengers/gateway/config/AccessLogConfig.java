package avengers.gateway.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The log of requests: one line of JSON each.
 *
 * @param file standard output if empty
 * @param texts whether what was asked and answered is told
 * @param maxSize of the file, in bytes, beyond which another one is begun
 * @param files how many full ones are kept
 */
public record AccessLogConfig(Optional<Path> file, boolean texts, long maxSize, int files) {
  static final Range<Long> MAX_SIZE = new Range<>(1L << 10, 1L << 36);
  static final Range<Integer> FILES = new Range<>(1, 20);

  /** Checks the ranges. */
  public AccessLogConfig {
    MAX_SIZE.check("max-size", maxSize);
    FILES.check("files", files);
  }
}
