package avengers.gateway.openai.completions;

import avengers.gateway.openai.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The parts of a chat completion, or of a chunk of one, as text completions have them. */
final class CompletionParts {
  private static final String PREFIX = "cmpl-";
  private static final String CHAT = "chat";

  private CompletionParts() {}

  /** All fields but the choices and the usage. */
  static ObjectNode head(ObjectNode chat) {
    ObjectNode head = Json.MAPPER.createObjectNode()
        .put("id", id(chat.path("id").asString("")))
        .put("object", "text_completion");
    JsonNode created = chat.path("created");
    head.put("created", created.isIntegralNumber()
        ? created.asLong(0)
        : System.currentTimeMillis() / 1_000);
    head.put("model", chat.path("model").asString(""));
    JsonNode fingerprint = chat.path("system_fingerprint");
    if (fingerprint.isString()) {
      head.set("system_fingerprint", fingerprint);
    }
    return head;
  }

  private static String id(String chat) {
    String id = chat.startsWith(CHAT) ? chat.substring(CHAT.length()) : chat;
    return id.startsWith(PREFIX) ? id : PREFIX + id;
  }

  /** What a message or a part of one says: its text, or that it refuses. */
  static String text(JsonNode message) {
    return message.path("content").asString("") + message.path("refusal").asString("");
  }

  /**
   * One choice.
   *
   * @param chat the choice of the chat
   * @param offset how many characters of the choice's text were said before
   */
  static ObjectNode choice(JsonNode chat, String text, int offset) {
    ObjectNode choice = Json.MAPPER.createObjectNode()
        .put("text", text)
        .put("index", chat.path("index").asInt(0));
    JsonNode tokens = chat.path("logprobs").path("content");
    choice.set("logprobs", tokens.isArray()
        ? TokenLogprobs.of(tokens, offset)
        : choice.nullNode());
    JsonNode reason = chat.path("finish_reason");
    choice.set("finish_reason", reason.isString() ? reason : choice.nullNode());
    return choice;
  }
}
