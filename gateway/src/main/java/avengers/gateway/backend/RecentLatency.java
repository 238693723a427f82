package avengers.gateway.backend;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * How long the last answers of a model took. What few answers show is not told. Safe for use by all
 * event loops.
 */
final class RecentLatency {
  private static final int REMEMBERED = 128;
  private static final int ENOUGH = 20;

  /** A percentile is looked for once in so many answers. */
  private static final int PAUSE = 8;

  private final long[] nanos = new long[REMEMBERED];
  private long count;
  private Optional<Duration> slow = Optional.empty();

  /** Remembers one; the oldest is forgotten. */
  synchronized void took(Duration duration) {
    nanos[(int) (count % REMEMBERED)] = duration.toNanos();
    count++;
    if (count == ENOUGH || (count > ENOUGH && count % PAUSE == 0)) {
      slow = Optional.of(percentile95());
    }
  }

  /** Longer than 95 of 100 took; empty while too few are known. */
  synchronized Optional<Duration> slow() {
    return slow;
  }

  private Duration percentile95() {
    long[] sorted = Arrays.copyOf(nanos, (int) Math.min(count, REMEMBERED));
    Arrays.sort(sorted);
    return Duration.ofNanos(sorted[(int) Math.ceil(0.95 * sorted.length) - 1]);
  }
}
