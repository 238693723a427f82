package avengers.gateway.openai.responses;

import avengers.gateway.openai.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A message, or the reasoning before it: parts of text that grow. */
final class ContentItem extends GrowingItem {
  private final Map<TextKind, GrowingText> parts = new LinkedHashMap<>();

  private ContentItem(EventLog log, ObjectNode head, int outputIndex) {
    super(log, head, outputIndex);
  }

  static ContentItem message(EventLog log, String id, int outputIndex) {
    return new ContentItem(log, Json.MAPPER.createObjectNode()
        .put("id", "msg_" + id)
        .put("type", "message")
        .put("role", "assistant"), outputIndex);
  }

  static ContentItem reasoning(EventLog log, String id, int outputIndex) {
    ObjectNode head = Json.MAPPER.createObjectNode().put("id", "rs_" + id).put("type", "reasoning");
    head.putArray("summary");
    return new ContentItem(log, head, outputIndex);
  }

  /** More of a part, which begins with it if it is the first. */
  void add(TextKind kind, String text, JsonNode logProbabilities) {
    parts.computeIfAbsent(kind, added -> new GrowingText(log(), kind,
        place().put("content_index", parts.size()))).add(text, logProbabilities);
  }

  @Override
  void endContent() {
    parts.values().forEach(GrowingText::end);
  }

  @Override
  void addContent(ObjectNode item) {
    ArrayNode content = item.putArray("content");
    parts.values().forEach(part -> content.add(part.json()));
  }
}
