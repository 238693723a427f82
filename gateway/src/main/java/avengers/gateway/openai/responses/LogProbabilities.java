package avengers.gateway.openai.responses;

import avengers.gateway.openai.Json;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Probabilities of tokens: a chat may leave out what a response always has. */
final class LogProbabilities {
  private static final List<String> LISTS = List.of("bytes", "top_logprobs");

  private LogProbabilities() {}

  /**
   * The tokens with all their fields.
   *
   * @param tokens a chat's; anything but a list is none
   */
  static ArrayNode of(JsonNode tokens) {
    ArrayNode whole = Json.MAPPER.createArrayNode();
    tokens.valueStream()
        .filter(JsonNode::isObject)
        .forEach(token -> whole.add(whole((ObjectNode) token)));
    return whole;
  }

  private static ObjectNode whole(ObjectNode token) {
    ObjectNode whole = token.deepCopy();
    LISTS.stream().filter(name -> !whole.path(name).isArray()).forEach(whole::putArray);
    whole.get("top_logprobs")
        .valueStream()
        .filter(top -> top instanceof ObjectNode && !top.path("bytes").isArray())
        .forEach(top -> ((ObjectNode) top).putArray("bytes"));
    return whole;
  }
}
