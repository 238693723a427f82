package avengers.clustering.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Other people's column names for our keys. A dot in our key enters an object: {@code
 * records.model-a} is the score of {@code model-a}, {@code usages.model-a.cost} its cost; a model's
 * own dots are kept. A dot in their column does so where no column has the whole name.
 *
 * @param columns their column by our key
 */
public record ColumnMap(Map<String, String> columns) {
  public static final ColumnMap NONE = new ColumnMap(Map.of());

  public ColumnMap {
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    columns.forEach((ours, theirs) -> {
      if (ours.isBlank() || theirs.isBlank()) {
        throw new IllegalArgumentException(
            "a column map is like query=prompt, not \"" + ours + "=" + theirs + "\"");
      }
    });
  }

  /**
   * Copies the mapped columns of a row to our keys, all at once, so that two names may be swapped.
   *
   * @return our keys of the columns that the row has, null or not
   * @throws IllegalArgumentException if one of our keys would enter what is no object
   */
  Set<String> apply(ObjectNode row) {
    Map<String, JsonNode> found = new LinkedHashMap<>();
    columns.forEach((ours, theirs) -> {
      JsonNode value = find(row, theirs);
      if (value != null) {
        found.put(ours, value);
      }
    });
    found.forEach((ours, value) -> put(row, ours, value));
    return found.keySet();
  }

  private static @Nullable JsonNode find(JsonNode node, String column) {
    JsonNode object = JsonText.isStructure(node) ? JsonText.parse(node.stringValue()) : node;
    JsonNode value = object.get(column);
    for (int dot = column.indexOf('.'); dot >= 0 && value == null; dot = column.indexOf('.',
        dot + 1)) {
      JsonNode inner = object.get(column.substring(0, dot));
      value = inner == null ? null : find(inner, column.substring(dot + 1));
    }
    return value;
  }

  private static void put(ObjectNode row, String ours, JsonNode value) {
    List<String> path = path(ours);
    ObjectNode object = row;
    for (String key : path.subList(0, path.size() - 1)) {
      object = entered(object, key);
    }
    if (!value.isNull() || !object.has(path.getLast())) {
      object.set(path.getLast(), value);
    }
  }

  private static ObjectNode entered(ObjectNode object, String key) {
    JsonNode inner = object.get(key);
    if (inner == null || inner.isNull()) {
      return object.putObject(key);
    }
    if (JsonText.isStructure(inner)) {
      inner = JsonText.parse(inner.stringValue());
      object.set(key, inner);
    }
    if (inner instanceof ObjectNode entered) {
      return entered;
    }
    throw new IllegalArgumentException("\"" + key + "\" is not an object");
  }

  /** Only {@code usages} has keys below a model; elsewhere the rest is the model's name. */
  private static List<String> path(String ours) {
    List<String> path = new ArrayList<>(List.of(ours.split("\\.", 2)));
    int last = path.getLast().lastIndexOf('.');
    if (path.getFirst().equals("usages") && last > 0) {
      String rest = path.removeLast();
      path.add(rest.substring(0, last));
      path.add(rest.substring(last + 1));
    }
    return path;
  }
}
