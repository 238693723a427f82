package avengers.gateway.server;

import java.nio.file.Path;
import java.util.Map;

/**
 * Tells when files have changed and are still again: what is being written is not read, as half of
 * a configuration may well be a right one.
 */
final class StillFiles {
  private Map<Path, FileStamp> known = Map.of();
  private Map<Path, FileStamp> last = Map.of();

  /** Whether they are others than those known, and the same as at the last look. */
  boolean changed(Map<Path, FileStamp> now) {
    boolean still = now.equals(last);
    last = now;
    return still && !now.equals(known);
  }

  /** They are known as they are now, before they are read. */
  void know(Map<Path, FileStamp> now) {
    known = now;
    last = now;
  }
}
