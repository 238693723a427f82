package avengers.gateway.backend;

import avengers.clustering.plan.Capabilities;
import avengers.clustering.plan.Need;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * What a backend was seen not to serve, whatever its configuration says. That is forgotten after a
 * while, as backends are replaced by better ones. Safe for use by all event loops.
 */
final class LostCapabilities {
  static final Duration MEMORY = Duration.ofHours(1);

  private final LongSupplier nanoTime;
  private final Map<Need, Long> until = new EnumMap<>(Need.class);

  /** Nothing was seen yet. */
  LostCapabilities(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Remembers that it rejected this; tells whether that is news. */
  synchronized boolean add(Need need) {
    boolean news = !isLost(need);
    until.put(need, nanoTime.getAsLong() + MEMORY.toNanos());
    return news;
  }

  /** What is left of what it is said to do. */
  synchronized Capabilities without(Capabilities configured) {
    Set<Need> left = new HashSet<>(configured.serves());
    left.removeIf(this::isLost);
    return new Capabilities(left, configured.context());
  }

  private boolean isLost(Need need) {
    Long end = until.get(need);
    return end != null && nanoTime.getAsLong() - end < 0;
  }
}
