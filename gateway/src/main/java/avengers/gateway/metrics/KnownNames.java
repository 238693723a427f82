package avengers.gateway.metrics;

import java.util.Set;

/**
 * The names of models and ensembles that may be labels: the configured ones. What clients invent
 * would make a series each; it is {@code other}.
 */
record KnownNames(Set<String> names) {
  KnownNames {
    names = Set.copyOf(names);
  }

  /** The name as a label. */
  String label(String name) {
    return names.contains(name) ? name : "other";
  }
}
