package avengers.gateway.openai;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A whole answer as the chunks of a stream. */
public final class ChatChunks {
  private ChatChunks() {}

  /**
   * The chunks, in order: of one choice after the other the role, the message, and the reason of
   * its end; then the usage if asked for.
   *
   * @param answer a chat completion with at least one choice
   */
  public static List<ObjectNode> of(ObjectNode answer, boolean includeUsage) {
    List<ObjectNode> chunks = new ArrayList<>();
    for (JsonNode choice : answer.path("choices")) {
      ObjectNode role = Json.MAPPER.createObjectNode().put("role", "assistant").put("content", "");
      chunks.add(chunk(answer, choice, role, includeUsage));
      ObjectNode text = chunk(answer, choice, content(choice), includeUsage);
      ((ObjectNode) text.at("/choices/0")).set("logprobs", choice.path("logprobs"));
      chunks.add(text);
      ObjectNode end = chunk(answer, choice, Json.MAPPER.createObjectNode(), includeUsage);
      ((ObjectNode) end.at("/choices/0")).set("finish_reason", choice.path("finish_reason"));
      chunks.add(end);
    }
    if (includeUsage) {
      ObjectNode usage = head(answer);
      usage.putArray("choices");
      usage.set("usage", answer.get("usage"));
      chunks.add(usage);
    }
    return chunks;
  }

  private static ObjectNode content(JsonNode choice) {
    ObjectNode delta = (ObjectNode) choice.path("message").deepCopy();
    delta.remove("role");
    delta.properties().removeIf(field -> field.getValue().isNull());
    int index = 0;
    for (JsonNode call : delta.path("tool_calls")) {
      ((ObjectNode) call).put("index", index++);
    }
    return delta;
  }

  private static ObjectNode chunk(ObjectNode answer, JsonNode choice, ObjectNode delta,
      boolean includeUsage) {
    ObjectNode chunk = head(answer);
    ObjectNode part = chunk.putArray("choices").addObject();
    part.put("index", choice.path("index").asInt(0)).set("delta", delta);
    part.putNull("logprobs").putNull("finish_reason");
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
    head.put("model", answer.get("model").asString());
    Stream.of("system_fingerprint", "service_tier")
        .filter(answer::has)
        .forEach(field -> head.set(field, answer.get(field)));
    return head;
  }
}
