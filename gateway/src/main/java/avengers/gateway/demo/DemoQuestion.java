package avengers.gateway.demo;

import avengers.clustering.observation.Observation;
import avengers.gateway.openai.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** A question as a client of the gateway asks it. */
public record DemoQuestion(String text, String rightAnswer) {
  /** One question of each field that was recorded, as far as they are wanted. */
  public static List<DemoQuestion> ofDifferentFields(List<Observation> recorded, int most) {
    Set<String> fields = new HashSet<>();
    return recorded.stream()
        .filter(of -> fields.add(of.dataset()))
        .limit(most)
        .map(of -> new DemoQuestion(of.query(), of.answer().orElseThrow()))
        .toList();
  }

  /** The body of the request. */
  public String body(String model) {
    ObjectNode body = Json.MAPPER.createObjectNode().put("model", model);
    body.putArray("messages").addObject().put("role", "user").put("content", text);
    return body.toString();
  }

  /** The request as a line to paste into a shell. */
  public String curl(URI gateway, String model) {
    return "curl -si " + gateway + "/v1/chat/completions -H 'content-type: application/json' -d '"
        + body(model).replace("'", "'\\''") + "'";
  }

  /**
   * Asks the gateway, with a seed so that the demonstration repeats itself.
   *
   * @throws IOException if it does not answer with a completion
   */
  public DemoAnswer ask(HttpClient client, URI gateway, String model)
      throws IOException, InterruptedException {
    ObjectNode body = ((ObjectNode) Json.MAPPER.readTree(body(model))).put("seed", 1);
    HttpResponse<String> response = client.send(
        HttpRequest.newBuilder(URI.create(gateway + "/v1/chat/completions"))
            .header("content-type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build(),
        HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException("the gateway answered with status " + response.statusCode() + ": "
          + response.body());
    }
    return DemoAnswer.of(response);
  }
}
