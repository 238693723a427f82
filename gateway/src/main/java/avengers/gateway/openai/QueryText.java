package avengers.gateway.openai;

import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What a chat is about: what its user said last. */
final class QueryText {
  private QueryText() {}

  /**
   * The text of the user's last message, its parts joined by line breaks; empty if none is there.
   */
  static String of(JsonNode messages) {
    for (int i = messages.size() - 1; i >= 0; i--) {
      if (messages.get(i).path("role").asString("").equals("user")) {
        return text(messages.get(i).path("content"));
      }
    }
    return "";
  }

  private static String text(JsonNode content) {
    return content.isArray()
        ? content.valueStream()
            .map(part -> part.path("text"))
            .filter(JsonNode::isString)
            .map(JsonNode::asString)
            .collect(Collectors.joining("\n"))
        : content.asString("");
  }
}
