package avengers.gateway.metrics;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The names of models and ensembles that may be labels: the configured ones. What clients invent
 * would make a series each; it is {@code other}.
 */
final class KnownNames {
  private final Set<String> names = ConcurrentHashMap.newKeySet();

  /** From now on these are configured. Those that were are labels still: requests end by them. */
  void add(Set<String> configured) {
    names.addAll(configured);
  }

  /** The name as a label. */
  String label(String name) {
    return names.contains(name) ? name : "other";
  }
}
