package avengers.gateway.upstream;

import avengers.gateway.openai.Json;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * A request that an upstream received.
 *
 * @param path its path, with the query if there is one
 * @param headers by name, whatever its case
 * @param text its body
 */
public record Received(String method, String path, Map<String, String> headers, String text) {
  static Received of(HttpServerRequest request, Buffer body) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    request.headers().forEach(headers::put);
    return new Received(request.method().name(), request.uri(), headers,
        body.toString(StandardCharsets.UTF_8));
  }

  /** The body as JSON. */
  public JsonNode json() {
    return Json.MAPPER.readTree(text);
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }
}
