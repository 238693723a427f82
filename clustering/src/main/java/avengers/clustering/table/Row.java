package avengers.clustering.table;

import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One row of a file.
 *
 * @param place the file and the line where the row starts (in Parquet the row's number), for errors
 * @param fields by our names; a cell of CSV is a text, an empty cell is null
 */
public record Row(Path file, String place, ObjectNode fields) {
  /**
   * The text under a key.
   *
   * @throws IllegalArgumentException if there is none
   */
  public String text(String key) {
    JsonNode value = fields.get(key);
    if (value == null || !value.isString()) {
      throw new IllegalArgumentException("\"" + key + "\" is missing, or not a text");
    }
    return value.stringValue();
  }

  /** The value under a key; a null is no value. */
  public Optional<JsonNode> value(String key) {
    return Optional.ofNullable(fields.get(key)).filter(value -> !value.isNull());
  }

  /**
   * The object or list under a key. A text is read as JSON, since CSV has nothing else to hold one.
   *
   * @throws IllegalArgumentException if there is a text that is not JSON
   */
  public Optional<JsonNode> structure(String key) {
    return value(key).map(value -> value.isString() ? parsed(key, value.stringValue()) : value);
  }

  private static JsonNode parsed(String key, String text) {
    try {
      return JsonText.parse(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("\"" + key + "\" is " + e.getMessage(), e);
    }
  }
}
