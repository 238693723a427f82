package avengers.gateway.openai.completions;

import avengers.gateway.openai.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The logarithms of the probabilities of a text's tokens. */
final class TokenLogprobs {
  private TokenLogprobs() {}

  /**
   * As text completions have them: one list a column.
   *
   * @param chat as chats have them: one object a token
   * @param offset how many characters stand before the first token
   */
  static ObjectNode of(JsonNode chat, int offset) {
    ObjectNode columns = Json.MAPPER.createObjectNode();
    ArrayNode tokens = columns.putArray("tokens");
    ArrayNode logprobs = columns.putArray("token_logprobs");
    ArrayNode alternatives = columns.putArray("top_logprobs");
    ArrayNode offsets = columns.putArray("text_offset");
    int place = offset;
    for (JsonNode token : chat) {
      String text = token.path("token").asString("");
      tokens.add(text);
      JsonNode logprob = token.path("logprob");
      logprobs.add(logprob.isNumber() ? logprob : columns.nullNode());
      alternatives.add(alternatives(token.path("top_logprobs")));
      offsets.add(place);
      place += text.codePointCount(0, text.length());
    }
    return columns;
  }

  private static ObjectNode alternatives(JsonNode top) {
    ObjectNode byToken = Json.MAPPER.createObjectNode();
    for (JsonNode token : top) {
      if (token.path("logprob").isNumber()) {
        byToken.putIfAbsent(token.path("token").asString(""), token.get("logprob"));
      }
    }
    return byToken;
  }
}
