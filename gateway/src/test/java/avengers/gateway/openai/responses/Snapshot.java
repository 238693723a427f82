package avengers.gateway.openai.responses;

import avengers.gateway.openai.Json;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The output that a client puts together from the parts of a stream alone, as the SDKs do. */
final class Snapshot {
  private Snapshot() {}

  static ArrayNode of(List<JsonNode> events) {
    ArrayNode output = Json.MAPPER.createArrayNode();
    events.forEach(event -> apply(event, output));
    return output;
  }

  private static void apply(JsonNode event, ArrayNode output) {
    String type = event.get("type").asString();
    if (type.equals("response.output_item.added")) {
      output.insert(event.get("output_index").asInt(), event.get("item").deepCopy());
      return;
    }
    if (!event.has("output_index")) {
      return;
    }
    ObjectNode item = (ObjectNode) output.get(event.get("output_index").asInt());
    switch (type) {
      case "response.content_part.added" -> item.withArray("content")
          .insert(event.get("content_index").asInt(), event.get("part").deepCopy());
      case "response.output_text.delta", "response.reasoning_text.delta" ->
        grow(part(item, event), "text", event);
      case "response.refusal.delta" -> grow(part(item, event), "refusal", event);
      case "response.function_call_arguments.delta" -> grow(item, "arguments", event);
      case "response.custom_tool_call_input.delta" -> grow(item, "input", event);
      case "response.output_item.done" -> item.set("status", event.at("/item/status"));
      default -> {
        // These repeat what the others have said.
      }
    }
  }

  private static ObjectNode part(ObjectNode item, JsonNode event) {
    return (ObjectNode) item.get("content").get(event.get("content_index").asInt());
  }

  private static void grow(ObjectNode grown, String field, JsonNode event) {
    grown.put(field, grown.get(field).asString() + event.get("delta").asString());
  }
}
