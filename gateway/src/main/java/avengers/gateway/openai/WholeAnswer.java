package avengers.gateway.openai;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A backend's whole answer that goes to the client as it is. */
public final class WholeAnswer {
  private final byte[] bytes;
  private final Optional<TokenUsage> usage;

  private WholeAnswer(byte[] bytes, Optional<TokenUsage> usage) {
    this.bytes = bytes;
    this.usage = usage;
  }

  /** Reads an answer; empty if the client would get an empty, malformed or cut one. */
  public static Optional<WholeAnswer> parse(Service service, byte[] body) {
    return switch (service) {
      case CHAT -> ChatCompletion.parse(body)
          .map(completion -> new WholeAnswer(body, completion.usage()));
      case COMPLETIONS, EMBEDDINGS,
          RESPONSES ->
        Json.read(body)
            .filter(tree -> isWhole(service, tree))
            .map(tree -> new WholeAnswer(body, TokenUsage.of(tree.path("usage"))));
    };
  }

  private static boolean isWhole(Service service, JsonNode tree) {
    return switch (service) {
      case CHAT, COMPLETIONS -> isFilled(tree.path("choices"));
      case EMBEDDINGS -> isFilled(tree.path("data"));
      case RESPONSES -> isResponse(tree);
    };
  }

  /** Only a response that was cut, or failed and says so, may have no output. */
  private static boolean isResponse(JsonNode tree) {
    return switch (tree.path("status").asString("")) {
      case "completed" -> isFilled(tree.path("output"));
      case "incomplete" -> tree.path("output").isArray();
      case "failed" -> tree.path("error").isObject();
      default -> false;
    };
  }

  private static boolean isFilled(JsonNode list) {
    return list.isArray() && !list.isEmpty() && list.valueStream().allMatch(JsonNode::isObject);
  }

  /** The backend's own bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  public Optional<TokenUsage> usage() {
    return usage;
  }
}
