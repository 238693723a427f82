package avengers.gateway.openai.responses;

import avengers.gateway.openai.Json;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What {@code text} says of the answer, as a chat says it. */
final class TextSettings {
  private static final List<String> OF_SCHEMAS = List.of("description", "strict");

  private TextSettings() {}

  /** Adds the settings to a chat's request. */
  static void addTo(ObjectNode chat, Field text) {
    if (text.optionalObject().isEmpty()) {
      return;
    }
    text.get("verbosity").optionalText().ifPresent(value -> chat.put("verbosity", value));
    Field format = text.get("format");
    if (format.optionalObject().isPresent()) {
      addFormat(chat, format);
    }
  }

  private static void addFormat(ObjectNode chat, Field format) {
    switch (format.get("type").text()) {
      case "text" -> {
        // What a chat answers anyway.
      }
      case "json_object" -> chat.putObject("response_format").put("type", "json_object");
      case "json_schema" -> chat.putObject("response_format")
          .put("type", "json_schema")
          .set("json_schema", schema(format));
      default -> throw format.get("type")
          .wrong("must be one of 'text', 'json_object' and 'json_schema'.");
    }
  }

  private static ObjectNode schema(Field format) {
    ObjectNode schema = Json.MAPPER.createObjectNode().put("name", format.get("name").text());
    schema.set("schema", format.get("schema").object());
    format.copy(OF_SCHEMAS, schema);
    return schema;
  }
}
