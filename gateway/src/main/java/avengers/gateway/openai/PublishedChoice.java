package avengers.gateway.openai;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A backend's choice in the shape of OpenAI's own: what is always there is there, and what clients
 * read without a look is of the type that they expect. Fields that we do not know stay.
 */
final class PublishedChoice {
  /** A text or null, and never absent. */
  private static final List<String> TEXTS = List.of("content", "refusal");

  private PublishedChoice() {}

  /**
   * The choice, copied.
   *
   * @param choice with a message
   * @param index its place among the choices of the answer, from 0
   */
  static ObjectNode of(JsonNode choice, int index) {
    ObjectNode published = (ObjectNode) choice.deepCopy();
    ObjectNode message = (ObjectNode) published.get("message");
    publish(message);
    String reason = FinishReason.of(published.path("finish_reason").asString(""))
        .with(message.has("tool_calls"), message.has("function_call"))
        .label();
    published.put("index", index).put("finish_reason", reason);
    publishLogProbabilities(published);
    return published;
  }

  private static void publish(ObjectNode message) {
    message.put("role", "assistant");
    if (message.path("content").isArray()) {
      message.put("content", ChatChoice.written(message));
    }
    TEXTS.stream()
        .filter(field -> !message.path(field).isString())
        .forEach(message::putNull);
    removeUnless(Json.isListOfObjects(message.path("tool_calls")), message, "tool_calls");
    removeUnless(message.path("function_call").isObject(), message, "function_call");
    removeUnless(message.path("annotations").isArray(), message, "annotations");
    for (JsonNode call : message.path("tool_calls")) {
      publishCall((ObjectNode) call);
    }
    if (message.path("function_call") instanceof ObjectNode function) {
      publishFunction(function);
    }
  }

  /** Absent is how OpenAI's API says that there is nothing. */
  private static void removeUnless(boolean right, ObjectNode message, String field) {
    if (!right) {
      message.remove(field);
    }
  }

  private static void publishCall(ObjectNode call) {
    if (call.path("id").asString("").isEmpty()) {
      call.put("id", "call_" + RandomId.next());
    }
    if (call.path("custom") instanceof ObjectNode custom) {
      call.put("type", "custom");
      custom.put("name", custom.path("name").asString(""));
      custom.put("input", ChatChoice.argumentText(custom.path("input")));
    } else {
      call.put("type", "function");
      publishFunction(call.path("function") instanceof ObjectNode function
          ? function
          : call.putObject("function"));
    }
  }

  /** Clients read the arguments as JSON, where some backends give nothing. */
  private static void publishFunction(ObjectNode function) {
    function.put("name", function.path("name").asString(""));
    String arguments = ChatChoice.argumentText(function.path("arguments"));
    function.put("arguments", arguments.isEmpty() ? "{}" : arguments);
  }

  private static void publishLogProbabilities(ObjectNode choice) {
    if (choice.path("logprobs") instanceof ObjectNode given) {
      TEXTS.stream().filter(field -> !given.has(field)).forEach(given::putNull);
    } else {
      choice.putNull("logprobs");
    }
  }
}
