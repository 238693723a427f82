package avengers.gateway.openai.responses;

import avengers.gateway.openai.Json;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The input of a request as the messages of a chat. */
final class InputMessages {
  private final ArrayNode messages = Json.MAPPER.createArrayNode();

  private InputMessages() {}

  /** The messages, of which there is at least one, and not only the instructions. */
  static ArrayNode of(Field instructions, Field input) {
    InputMessages result = new InputMessages();
    // Many backends know no developer, and those that do read a system message as one of his.
    instructions.optionalText()
        .ifPresent(
            text -> result.messages.addObject().put("role", "system").put("content", text));
    int before = result.messages.size();
    result.add(input);
    if (result.messages.size() == before) {
      throw input.wrong("must have at least one message.");
    }
    return result.messages;
  }

  private void add(Field input) {
    if (input.value().isString()) {
      messages.addObject().put("role", "user").put("content", input.text());
    } else if (input.value().isArray()) {
      input.elements().forEach(this::item);
    } else {
      throw input.mustBe("a text or a list of items");
    }
  }

  private void item(Field item) {
    ObjectNode object = item.object();
    switch (object.has("type") || !object.has("role") ? item.get("type").text() : "message") {
      case "message" -> message(item);
      case "function_call" -> call(item, "function", "arguments");
      case "custom_tool_call" -> call(item, "custom", "input");
      case "function_call_output", "custom_tool_call_output" -> messages.addObject()
          .put("role", "tool")
          .put("tool_call_id", item.get("call_id").text())
          .set("content", ContentParts.of(item.get("output")));
      case "reasoning" -> {
        // A model's thoughts of earlier turns are not said again in a chat.
      }
      case "item_reference" -> throw item.wrong(
          "refers to an item, but responses are not kept; send the item itself, as clients do that "
              + "are told 'store': false.");
      default -> throw item.get("type")
          .wrong("is not supported; items are messages, function calls and their outputs.");
    }
  }

  private void message(Field item) {
    Field content = item.get("content");
    switch (item.get("role").text()) {
      case "assistant" -> messages.add(ContentParts.ofAssistant(content));
      case "system", "developer" -> add("system", content);
      case "user" -> add("user", content);
      default -> throw item.get("role")
          .wrong("must be one of 'user', 'assistant', 'system' and 'developer'.");
    }
  }

  private void add(String role, Field content) {
    messages.addObject().put("role", role).set("content", ContentParts.of(content));
  }

  /** Calls that follow each other, or the text said before them, are one message of a chat. */
  private void call(Field item, String kind, String argument) {
    ObjectNode message = last().filter(
        previous -> previous.path("role").asString("").equals("assistant"))
        .orElseGet(() -> messages.addObject().put("role", "assistant").putNull("content"));
    message.withArray("tool_calls")
        .addObject()
        .put("id", item.get("call_id").text())
        .put("type", kind)
        .putObject(kind)
        .put("name", item.get("name").text())
        .put(argument, item.get(argument).text());
  }

  private Optional<ObjectNode> last() {
    return messages.isEmpty()
        ? Optional.empty()
        : Optional.of((ObjectNode) messages.get(messages.size() - 1));
  }
}
