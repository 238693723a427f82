package avengers.gateway.openai;

import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A chat completion that a backend gave whole although it was asked for a stream.
 *
 * @param events the stream that it would have been, with its end mark
 */
public record WholeAsStream(String events, Optional<TokenUsage> usage) {
  /**
   * Reads a completion; empty if it is malformed or cut.
   *
   * @param includeUsage whether the client asked for the usage in the stream
   */
  public static Optional<WholeAsStream> of(byte[] body, boolean includeUsage) {
    return ChatCompletion.parse(body).map(completion -> {
      ObjectNode whole = withHead(completion.tree().deepCopy());
      String events = ChatChunks.of(whole, includeUsage && completion.usage().isPresent())
          .stream()
          .map(ServerSentEvent::of)
          .collect(Collectors.joining());
      return new WholeAsStream(events + ServerSentEvent.DONE, completion.usage());
    });
  }

  /** Every chunk names these, and backends leave them out now and then. */
  private static ObjectNode withHead(ObjectNode whole) {
    if (!whole.path("id").isString()) {
      whole.put("id", "chatcmpl-" + RandomId.next());
    }
    if (!whole.path("created").isIntegralNumber()) {
      whole.put("created", System.currentTimeMillis() / 1000);
    }
    if (!whole.path("model").isString()) {
      whole.put("model", "");
    }
    int index = 0;
    for (JsonNode choice : whole.path("choices")) {
      ((ObjectNode) choice).put("index", index++);
    }
    return whole;
  }
}
