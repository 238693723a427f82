package avengers.gateway.openai.responses;

import avengers.gateway.openai.Json;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The settings of a request as its response tells them back, with OpenAI's defaults. */
final class RequestSettings {
  private static final List<String> TOLD = List.of("instructions", "max_output_tokens",
      "temperature", "top_p", "parallel_tool_calls", "tool_choice", "top_logprobs", "user",
      "safety_identifier", "prompt_cache_key", "max_tool_calls", "service_tier");

  private RequestSettings() {}

  static ObjectNode of(ObjectNode request) {
    ObjectNode settings = defaults();
    TOLD.forEach(name -> tell(settings, request, name));
    settings.set("metadata", object(request, "metadata"));
    settings.putObject("reasoning")
        .putNull("effort")
        .putNull("summary")
        .setAll(object(request, "reasoning"));
    ObjectNode text = settings.putObject("text");
    text.putObject("format").put("type", "text");
    object(request, "text").properties()
        .stream()
        .filter(field -> !field.getValue().isNull())
        .forEach(field -> text.set(field.getKey(), field.getValue()));
    settings.set("tools", tools(request.path("tools")));
    return settings;
  }

  private static ObjectNode defaults() {
    return Json.MAPPER.createObjectNode()
        .putNull("instructions")
        .putNull("max_output_tokens")
        .putNull("temperature")
        .putNull("top_p")
        .put("parallel_tool_calls", true)
        .put("tool_choice", "auto")
        .put("top_logprobs", 0)
        .put("truncation", "disabled");
  }

  private static void tell(ObjectNode settings, ObjectNode request, String name) {
    if (request.hasNonNull(name)) {
      settings.set(name, request.get(name));
    }
  }

  /** Clients expect all fields of a function. */
  private static ArrayNode tools(JsonNode tools) {
    ArrayNode told = Json.MAPPER.createArrayNode();
    for (JsonNode tool : tools) {
      ObjectNode copy = (ObjectNode) tool.deepCopy();
      if (copy.path("type").asString("").equals("function")) {
        ChatTools.OF_FUNCTIONS.stream().filter(name -> !copy.has(name)).forEach(copy::putNull);
      }
      told.add(copy);
    }
    return told;
  }

  private static ObjectNode object(ObjectNode request, String name) {
    return request.path(name) instanceof ObjectNode object
        ? object
        : Json.MAPPER.createObjectNode();
  }
}
