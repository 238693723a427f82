package avengers.gateway.store;

import avengers.gateway.security.Usage;
import avengers.gateway.security.UsagePlace;
import java.util.Map;

/**
 * Usage that is written at once. It keeps its number until it is known to be written: when the end
 * of a transaction was not heard of, the same batch is tried again, and counted once.
 *
 * @param number among those of one process, from 1
 */
record Batch(long number, Map<UsagePlace, Usage> usage) {
  Batch {
    usage = Map.copyOf(usage);
  }

  boolean isEmpty() {
    return usage.isEmpty();
  }
}
