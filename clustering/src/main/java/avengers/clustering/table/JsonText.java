package avengers.clustering.table;

import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON as the text of a line or of a cell. */
final class JsonText {
  private static final JsonMapper JSON = JsonMapper.shared();

  private JsonText() {}

  /**
   * @throws IllegalArgumentException if the text is not JSON; the message says why
   */
  static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (UnexpectedEndOfInputException e) {
      // Jackson's own message tells of its settings.
      throw new IllegalArgumentException("not JSON: it breaks off before its end", e);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
    }
  }

  /** Whether a value is a text that looks like an object or a list. */
  static boolean isStructure(JsonNode value) {
    if (!value.isString()) {
      return false;
    }
    String text = value.stringValue().stripLeading();
    return text.startsWith("{") || text.startsWith("[");
  }
}
