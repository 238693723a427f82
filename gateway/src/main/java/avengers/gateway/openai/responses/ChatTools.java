package avengers.gateway.openai.responses;

import avengers.gateway.openai.Json;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tools, and the choice among them, as a chat has them: nested instead of flat. */
final class ChatTools {
  private static final Set<String> MODES = Set.of("auto", "none", "required");
  /** What a function has besides its name. */
  static final List<String> OF_FUNCTIONS = List.of("description", "parameters", "strict");

  private ChatTools() {}

  /** The tools of a chat. */
  static ArrayNode of(Field tools) {
    ArrayNode chat = Json.MAPPER.createArrayNode();
    tools.elements().forEach(tool -> chat.add(tool(tool)));
    return chat;
  }

  private static ObjectNode tool(Field tool) {
    tool.object();
    String type = tool.get("type").text();
    return switch (type) {
      case "function" -> function(tool);
      case "custom" -> custom(tool);
      default -> throw tool.get("type")
          .wrong("is '" + type + "', a tool that runs at OpenAI, which there is none of here; use"
              + " tools of the type 'function'.");
    };
  }

  private static ObjectNode function(Field tool) {
    ObjectNode chat = named(tool, "function");
    tool.copy(OF_FUNCTIONS, (ObjectNode) chat.get("function"));
    return chat;
  }

  private static ObjectNode custom(Field tool) {
    ObjectNode chat = named(tool, "custom");
    ObjectNode custom = (ObjectNode) chat.get("custom");
    tool.get("description").optionalText().ifPresent(text -> custom.put("description", text));
    tool.get("format").optionalObject().ifPresent(format -> custom.set("format", form(format)));
    return chat;
  }

  private static ObjectNode form(ObjectNode flat) {
    if (!flat.path("type").asString("").equals("grammar")) {
      return flat;
    }
    ObjectNode nested = Json.MAPPER.createObjectNode().put("type", "grammar");
    ObjectNode grammar = flat.deepCopy();
    grammar.remove("type");
    nested.set("grammar", grammar);
    return nested;
  }

  /** The choice of a chat. */
  static JsonNode choice(Field choice) {
    if (choice.value().isString() && MODES.contains(choice.text())) {
      return choice.value();
    }
    if (choice.value().isObject()) {
      String type = choice.get("type").text();
      if (type.equals("function") || type.equals("custom")) {
        return named(choice, type);
      }
    }
    throw choice.wrong("must be 'auto', 'none', 'required', or name a function as"
        + " {\"type\": \"function\", \"name\": ...}.");
  }

  private static ObjectNode named(Field tool, String type) {
    ObjectNode chat = Json.MAPPER.createObjectNode().put("type", type);
    chat.putObject(type).put("name", tool.get("name").text());
    return chat;
  }
}
