package avengers.clustering.reference;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How written artefacts name the models. */
public enum Naming {
  /** By ids (M01, M02, ...), with a map from id to name, which the reference's router reads. */
  ID_TO_NAME,
  /** By ids, with a map from name to id, which the reference's generator writes. */
  NAME_TO_ID,
  /** By their names, without a map, as Avengers-Pro does. */
  NAMES;

  /** The models' ids, in their order. */
  List<String> ids(List<String> models) {
    return this == NAMES
        ? models
        : IntStream.rangeClosed(1, models.size()).mapToObj(i -> String.format("M%02d", i)).toList();
  }

  /** The content of the map file, where there is one. */
  Optional<ObjectNode> map(List<String> models) {
    if (this == NAMES) {
      return Optional.empty();
    }
    List<String> ids = ids(models);
    ObjectNode map = JsonMapper.shared().createObjectNode();
    for (int i = 0; i < ids.size(); i++) {
      if (this == ID_TO_NAME) {
        map.put(ids.get(i), models.get(i));
      } else {
        map.put(models.get(i), ids.get(i));
      }
    }
    return Optional.of(map);
  }
}
