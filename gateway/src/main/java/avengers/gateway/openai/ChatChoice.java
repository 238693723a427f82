package avengers.gateway.openai;

import avengers.clustering.answer.Reply;
import avengers.clustering.answer.ToolCall;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One choice of a backend's completion. */
public final class ChatChoice {
  private static final List<String> ALWAYS_THERE = List.of("content", "refusal");

  private final ObjectNode completion;
  private final JsonNode choice;

  ChatChoice(ObjectNode completion, JsonNode choice) {
    this.completion = completion;
    this.choice = choice;
  }

  /** Whether it has a message and has ended, whatever it says. */
  public boolean hasEnded() {
    return choice.path("finish_reason").isString() && message().isObject();
  }

  /** Whether it has ended, and says, refuses or calls something. */
  public boolean isWhole() {
    return hasEnded() && (isText(message().path("content")) || refuses() || callsTools());
  }

  /** What it says, as far as that votes: not what stands apart as reasoning. */
  public Reply reply() {
    return new Reply(message().path("content").asString(""),
        message().path("tool_calls").valueStream().map(ChatChoice::toolCall).toList(), ending(),
        Optional.empty());
  }

  private Reply.Ending ending() {
    return switch (choice.path("finish_reason").asString("")) {
      case "length" -> Reply.Ending.TRUNCATED;
      case "content_filter" -> Reply.Ending.REFUSED;
      default -> refuses() ? Reply.Ending.REFUSED : Reply.Ending.COMPLETE;
    };
  }

  /** Functions have arguments, custom tools an input. */
  private static ToolCall toolCall(JsonNode call) {
    JsonNode function = call.path("function");
    JsonNode custom = call.path("custom");
    return function.isObject()
        ? new ToolCall(function.path("name").asString(""), text(function.path("arguments")))
        : new ToolCall(custom.path("name").asString(""), text(custom.path("input")));
  }

  /** Some backends give the arguments as an object. */
  private static String text(JsonNode value) {
    return value.isString() ? value.asString() : value.isMissingNode() ? "" : value.toString();
  }

  /** The mean natural logarithm of its tokens' probabilities, where it tells them. */
  public OptionalDouble logProbability() {
    return choice.at("/logprobs/content")
        .valueStream()
        .map(token -> token.path("logprob"))
        .filter(JsonNode::isNumber)
        .mapToDouble(JsonNode::asDouble)
        .average();
  }

  /**
   * This choice as the whole answer of several models.
   *
   * @param model the name of the model that gave it
   * @param spent what all models took
   */
  public ObjectNode asAnswer(String id, String model, TokenUsage spent) {
    ObjectNode answer = completion.objectNode();
    completion.properties()
        .stream()
        .filter(field -> !field.getKey().equals("choices"))
        .forEach(field -> answer.set(field.getKey(), field.getValue().deepCopy()));
    answer.put("id", id).put("object", "chat.completion").put("model", model);
    if (!answer.path("created").isIntegralNumber()) {
      answer.put("created", System.currentTimeMillis() / 1000);
    }
    ObjectNode only = (ObjectNode) choice.deepCopy();
    answer.putArray("choices").add(withNulls(only.put("index", 0)));
    answer.set("usage", spent.toJson());
    return answer;
  }

  /** OpenAI's own answers always have these fields. */
  private static ObjectNode withNulls(ObjectNode choice) {
    if (!choice.has("logprobs")) {
      choice.putNull("logprobs");
    }
    ObjectNode message = (ObjectNode) choice.get("message");
    ALWAYS_THERE.stream().filter(field -> !message.has(field)).forEach(message::putNull);
    message.put("role", "assistant");
    return choice;
  }

  private JsonNode message() {
    return choice.path("message");
  }

  private boolean refuses() {
    return isText(message().path("refusal"));
  }

  private boolean callsTools() {
    JsonNode calls = message().path("tool_calls");
    return calls.isArray() && !calls.isEmpty()
        && calls.valueStream().allMatch(JsonNode::isObject);
  }

  private static boolean isText(JsonNode value) {
    return value.isString() && !value.asString().isEmpty();
  }
}
