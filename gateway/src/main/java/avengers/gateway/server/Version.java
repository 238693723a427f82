package avengers.gateway.server;

import java.time.Instant;
import java.util.Optional;

/**
 * Which configuration of a process this is.
 *
 * @param number 1 is the one that it started with
 * @param content tells files apart by what is in them; empty if there is no file
 * @param loaded since when it holds
 */
record Version(int number, Optional<String> content, Instant loaded) {
  private static final int SHORT = 8;

  /** Short, and the same wherever it is told, such as {@code 3-1f2e3d4c}. */
  String text() {
    return number + content.map(hash -> "-" + hash.substring(0, SHORT)).orElse("");
  }
}
