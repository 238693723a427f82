package avengers.clustering.reference;

import avengers.clustering.file.FileException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** The names of the models behind the ids in the rankings. */
final class ModelNames {
  private ModelNames() {}

  /** The ids themselves, in order, where there is no map. */
  static Map<String, String> ofIds(Set<String> ids) {
    Map<String, String> names = new LinkedHashMap<>();
    new TreeSet<>(ids).forEach(id -> names.put(id, id));
    return names;
  }

  /**
   * Reads a map, {@code {id: name}} or {@code {name: id}}: whichever side holds all ids of the
   * rankings is that of the ids.
   *
   * @return names by id, in the map's order
   * @throws FileException if neither side holds them all, both do, or a name stands twice
   */
  static Map<String, String> read(JsonNode map, Set<String> ids) {
    Map<String, String> forward = new LinkedHashMap<>();
    Map<String, String> backward = new LinkedHashMap<>();
    map.propertyStream().forEach(entry -> {
      if (!entry.getValue().isString()) {
        throw new FileException(
            "\"" + entry.getKey() + "\" is mapped to no text: " + entry.getValue());
      }
      String value = entry.getValue().stringValue();
      forward.put(entry.getKey(), value);
      if (backward.put(value, entry.getKey()) != null) {
        throw new FileException("two entries have the value \"" + value + "\"");
      }
    });
    Set<String> unknownForward = without(ids, forward.keySet());
    Set<String> unknownBackward = without(ids, backward.keySet());
    if (unknownForward.isEmpty() && unknownBackward.isEmpty()) {
      return requireSame(forward, backward, ids);
    }
    if (unknownForward.isEmpty() || unknownBackward.isEmpty()) {
      return unknownForward.isEmpty() ? forward : backward;
    }
    throw new FileException("the rankings name models that the map does not: "
        + (unknownForward.size() <= unknownBackward.size() ? unknownForward : unknownBackward));
  }

  private static Set<String> without(Set<String> ids, Set<String> known) {
    Set<String> unknown = new TreeSet<>(ids);
    unknown.removeAll(new HashSet<>(known));
    return unknown;
  }

  private static Map<String, String> requireSame(Map<String, String> forward,
      Map<String, String> backward, Set<String> ids) {
    for (String id : ids) {
      if (!Objects.equals(forward.get(id), backward.get(id))) {
        throw new FileException("both sides hold all ids of the rankings, so that \"" + id
            + "\" can be \"" + forward.get(id) + "\" or \"" + backward.get(id)
            + "\"; give the rankings ids that are no names, or leave the map out");
      }
    }
    return forward;
  }
}
