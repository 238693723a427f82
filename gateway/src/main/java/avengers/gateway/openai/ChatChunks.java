package avengers.gateway.openai;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A whole answer as the chunks of a stream. */
public final class ChatChunks {
  private ChatChunks() {}

  /**
   * The chunks, in order: the role, the message, the reason of its end, and the usage if asked for.
   *
   * @param answer a chat completion with one choice
   */
  public static List<ObjectNode> of(ObjectNode answer, boolean includeUsage) {
    ObjectNode message = (ObjectNode) answer.at("/choices/0/message");
    List<ObjectNode> chunks = new ArrayList<>();
    ObjectNode role = Json.MAPPER.createObjectNode().put("role", "assistant").put("content", "");
    chunks.add(chunk(answer, role, null, includeUsage));
    ObjectNode text = chunk(answer, content(message), null, includeUsage);
    ((ObjectNode) text.at("/choices/0")).set("logprobs", answer.at("/choices/0/logprobs"));
    chunks.add(text);
    String reason = answer.at("/choices/0/finish_reason").asString();
    chunks.add(chunk(answer, Json.MAPPER.createObjectNode(), reason, includeUsage));
    if (includeUsage) {
      ObjectNode usage = head(answer);
      usage.putArray("choices");
      usage.set("usage", answer.get("usage"));
      chunks.add(usage);
    }
    return chunks;
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
}
