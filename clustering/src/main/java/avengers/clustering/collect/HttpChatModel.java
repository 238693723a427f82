package avengers.clustering.collect;

import avengers.clustering.observation.Usage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.OptionalDouble;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A model behind OpenAI's chat completions API.
 *
 * @param base the API's address, up to and with {@code /v1}
 * @param inputPrice dollars per million tokens
 * @param outputPrice dollars per million tokens
 */
public record HttpChatModel(HttpClient client,
    URI base,
    String name,
    double inputPrice,
    double outputPrice) implements ChatModel {
  private static final Duration DEADLINE = Duration.ofMinutes(2);
  private static final JsonMapper JSON = JsonMapper.shared();

  /** A client for {@link HttpChatModel}: HTTP/1.1, which every such server speaks. */
  public static HttpClient newClient() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(10))
        .build();
  }

  @Override
  public Reply ask(String query, double temperature, long seed)
      throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/chat/completions"))
        .timeout(DEADLINE)
        .header("content-type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body(query, temperature, seed)))
        .build();
    HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(name + " replied with status " + response.statusCode());
    }
    return reply(response.body());
  }

  private String body(String query, double temperature, long seed) {
    ObjectNode tree = JSON.createObjectNode();
    tree.put("model", name).put("temperature", temperature).put("seed", seed);
    tree.putArray("messages").addObject().put("role", "user").put("content", query);
    return JSON.writeValueAsString(tree);
  }

  private Reply reply(String body) throws IOException {
    try {
      JsonNode tree = JSON.readTree(body);
      JsonNode content = tree.at("/choices/0/message/content");
      if (!content.isString()) {
        throw new IOException(name + " replied without choices[0].message.content");
      }
      return new Reply(content.stringValue(), usage(tree.path("usage")));
    } catch (JacksonException e) {
      throw new IOException(name + " replied with something that is not JSON", e);
    }
  }

  private Usage usage(JsonNode usage) {
    if (!usage.path("prompt_tokens").isNumber() || !usage.path("completion_tokens").isNumber()) {
      return Usage.UNKNOWN;
    }
    double prompt = usage.get("prompt_tokens").asDouble();
    double completion = usage.get("completion_tokens").asDouble();
    double cost = (prompt * inputPrice + completion * outputPrice) / 1e6;
    return new Usage(OptionalDouble.of(cost), OptionalDouble.of(prompt),
        OptionalDouble.of(completion), OptionalDouble.empty());
  }
}
