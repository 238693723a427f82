package avengers.gateway.demo;

import avengers.gateway.openai.Json;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;

/** What the gateway answered, and what its headers tell of how. */
public record DemoAnswer(String cluster,
    String models,
    String votes,
    String chosenModel,
    String text) {
  static DemoAnswer of(HttpResponse<String> response) {
    JsonNode body = Json.MAPPER.readTree(response.body());
    return new DemoAnswer(header(response, "x-avengers-cluster"),
        header(response, "x-avengers-models"), header(response, "x-avengers-votes"),
        body.path("model").asString(), body.at("/choices/0/message/content").asString());
  }

  private static String header(HttpResponse<String> response, String name) {
    return response.headers().firstValue(name).orElse("(none)");
  }
}
