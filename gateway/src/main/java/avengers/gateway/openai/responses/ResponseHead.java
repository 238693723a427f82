package avengers.gateway.openai.responses;

import avengers.gateway.openai.Json;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a response says besides its output.
 *
 * @param id without the prefix that says what it is the id of
 * @param createdAt in seconds since 1970
 * @param request the request for the response
 */
record ResponseHead(String id, long createdAt, ObjectNode request) {
  /**
   * A response, as far as it has come.
   *
   * @param model who answers; empty if that is not known yet
   * @param serviceTier the backend's word on it, if it has one
   */
  ObjectNode response(Status status, Optional<String> model, JsonNode output,
      Optional<String> serviceTier) {
    ObjectNode response = Json.MAPPER.createObjectNode()
        .put("id", "resp_" + id)
        .put("object", "response")
        .put("created_at", createdAt)
        .put("status", status.word())
        .put("background", false)
        .put("store", false)
        .putNull("error")
        .putNull("previous_response_id");
    response.set("incomplete_details", status.details());
    response.put("model", model.orElseGet(() -> request.path("model").asString("")));
    response.set("output", output);
    response.setAll(RequestSettings.of(request));
    serviceTier.ifPresent(tier -> response.put("service_tier", tier));
    return response;
  }
}
