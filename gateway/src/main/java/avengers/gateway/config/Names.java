package avengers.gateway.config;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The names that clients may ask for: each belongs to one backend or one ensemble. */
final class Names {
  private final Map<String, Value> owners = new HashMap<>();

  /** Takes the name, or reports that it is taken. */
  void claim(Entry<String> name) {
    name.found()
        .map(found -> owners.putIfAbsent(found, name.place()))
        .ifPresent(first -> name
            .reject("the name is taken by " + first.path() + " at line " + first.line()));
  }

  /** Those that were taken. */
  Set<String> taken() {
    return Set.copyOf(owners.keySet());
  }
}
