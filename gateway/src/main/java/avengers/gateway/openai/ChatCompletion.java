package avengers.gateway.openai;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A backend's completion that was checked: it has a choice, which says something and has ended. */
public final class ChatCompletion {
  private final ObjectNode tree;
  private final byte[] bytes;

  private ChatCompletion(ObjectNode tree, byte[] bytes) {
    this.tree = tree;
    this.bytes = bytes;
  }

  /** Reads a completion; empty if a client would get an empty, malformed or cut answer. */
  public static Optional<ChatCompletion> parse(byte[] body) {
    try {
      return Json.MAPPER.readTree(body) instanceof ObjectNode object && isWhole(object)
          ? Optional.of(new ChatCompletion(object, body))
          : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static boolean isWhole(ObjectNode tree) {
    JsonNode choice = tree.path("choices").path(0);
    JsonNode message = choice.path("message");
    return choice.path("finish_reason").isString() && (isText(message.path("content"))
        || isText(message.path("refusal")) || areCalls(message.path("tool_calls")));
  }

  private static boolean areCalls(JsonNode value) {
    return value.isArray() && !value.isEmpty() && value.valueStream().allMatch(JsonNode::isObject);
  }

  private static boolean isText(JsonNode value) {
    return value.isString() && !value.asString().isEmpty();
  }

  /** What it says; empty for tool calls and refusals. */
  public String text() {
    return tree.at("/choices/0/message/content").asString("");
  }

  /** Whether it ended before it was through. */
  public boolean truncated() {
    return tree.at("/choices/0/finish_reason").asString("").equals("length");
  }

  /** The backend's own bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  public Optional<TokenUsage> usage() {
    return TokenUsage.of(tree.path("usage"));
  }

  /**
   * Its first choice as the whole answer of several models.
   *
   * @param model the name of the model that gave it
   * @param spent what all models took
   */
  public ObjectNode asAnswer(String id, String model, TokenUsage spent) {
    ObjectNode answer = tree.deepCopy();
    answer.put("id", id).put("object", "chat.completion").put("model", model);
    if (!answer.path("created").isIntegralNumber()) {
      answer.put("created", System.currentTimeMillis() / 1000);
    }
    ObjectNode choice = (ObjectNode) answer.at("/choices/0");
    choice.put("index", 0);
    answer.putArray("choices").add(choice);
    answer.set("usage", spent.toJson());
    return withNulls(answer, choice);
  }

  /** OpenAI's own answers always have these fields. */
  private static ObjectNode withNulls(ObjectNode answer, ObjectNode choice) {
    if (!choice.has("logprobs")) {
      choice.putNull("logprobs");
    }
    ObjectNode message = (ObjectNode) choice.get("message");
    for (String field : new String[]{"content", "refusal"}) {
      if (!message.has(field)) {
        message.putNull(field);
      }
    }
    message.put("role", "assistant");
    return answer;
  }
}
