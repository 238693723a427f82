package avengers.gateway.openai;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A whole answer as the events of a stream. */
public final class ChatChunks {
  /** The event that ends every stream. */
  public static final String DONE = "data: [DONE]\n\n";

  private ChatChunks() {}

  /**
   * The events, in order: the role, the message, the reason of its end, the usage if asked for, and
   * the end.
   *
   * @param answer a chat completion with one choice
   */
  public static List<String> of(ObjectNode answer, boolean includeUsage) {
    ObjectNode message = (ObjectNode) answer.at("/choices/0/message");
    List<String> events = new ArrayList<>();
    ObjectNode role = Json.MAPPER.createObjectNode().put("role", "assistant").put("content", "");
    events.add(event(chunk(answer, role, null, includeUsage)));
    ObjectNode text = chunk(answer, content(message), null, includeUsage);
    ((ObjectNode) text.at("/choices/0")).set("logprobs", answer.at("/choices/0/logprobs"));
    events.add(event(text));
    String reason = answer.at("/choices/0/finish_reason").asString();
    events.add(event(chunk(answer, Json.MAPPER.createObjectNode(), reason, includeUsage)));
    if (includeUsage) {
      ObjectNode usage = head(answer);
      usage.putArray("choices");
      usage.set("usage", answer.get("usage"));
      events.add(event(usage));
    }
    events.add(DONE);
    return events;
  }

  /** An error in the middle of a stream. */
  public static String error(ApiError error) {
    return event(error.toJson());
  }

  private static ObjectNode content(ObjectNode message) {
    ObjectNode delta = message.deepCopy();
    delta.remove("role");
    delta.properties().removeIf(field -> field.getValue().isNull());
    int index = 0;
    for (JsonNode call : delta.path("tool_calls")) {
      ((ObjectNode) call).put("index", index++);
    }
    return delta;
  }

  private static ObjectNode chunk(ObjectNode answer, ObjectNode delta,
      @Nullable String finishReason, boolean includeUsage) {
    ObjectNode chunk = head(answer);
    ObjectNode choice = chunk.putArray("choices").addObject().put("index", 0);
    choice.set("delta", delta);
    choice.putNull("logprobs").put("finish_reason", finishReason);
    if (includeUsage) {
      chunk.putNull("usage");
    }
    return chunk;
  }

  private static ObjectNode head(ObjectNode answer) {
    ObjectNode head = Json.MAPPER.createObjectNode()
        .put("id", answer.get("id").asString())
        .put("object", "chat.completion.chunk");
    head.set("created", answer.get("created"));
    return head.put("model", answer.get("model").asString());
  }

  private static String event(ObjectNode data) {
    return "data: " + Json.MAPPER.writeValueAsString(data) + "\n\n";
  }
}
