package avengers.gateway.openai.responses;

import avengers.gateway.openai.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What an answer took, in the words of this API. */
final class ResponseUsage {
  private ResponseUsage() {}

  /**
   * The usage of a response. Clients rely on its numbers being there: what a backend does not tell
   * is 0.
   *
   * @param usage a chat's
   */
  static ObjectNode of(JsonNode usage) {
    long input = usage.path("prompt_tokens").asLong(0);
    long output = usage.path("completion_tokens").asLong(0);
    ObjectNode response = Json.MAPPER.createObjectNode().put("input_tokens", input);
    response.putObject("input_tokens_details")
        .put("cached_tokens", usage.at("/prompt_tokens_details/cached_tokens").asLong(0))
        .put("cache_write_tokens", usage.at("/prompt_tokens_details/cache_write_tokens").asLong(0));
    response.put("output_tokens", output);
    response.putObject("output_tokens_details")
        .put("reasoning_tokens",
            usage.at("/completion_tokens_details/reasoning_tokens").asLong(0));
    return response.put("total_tokens", usage.path("total_tokens").asLong(input + output));
  }
}
