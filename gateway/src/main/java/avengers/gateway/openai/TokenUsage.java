package avengers.gateway.openai;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Tokens that were spent. */
public record TokenUsage(long prompt, long completion) {
  public static final TokenUsage NONE = new TokenUsage(0, 0);

  /** What a backend reports in a {@code usage} object, if it does, in either form of the API. */
  public static Optional<TokenUsage> of(JsonNode usage) {
    return of(usage, "prompt_tokens", "completion_tokens")
        .or(() -> of(usage, "input_tokens", "output_tokens"));
  }

  private static Optional<TokenUsage> of(JsonNode usage, String prompt, String completion) {
    return usage.path(prompt).isIntegralNumber()
        ? Optional.of(new TokenUsage(usage.path(prompt).asLong(0),
            usage.path(completion).asLong(0)))
        : Optional.empty();
  }

  public TokenUsage plus(TokenUsage other) {
    return new TokenUsage(prompt + other.prompt, completion + other.completion);
  }

  public ObjectNode toJson() {
    return Json.MAPPER.createObjectNode()
        .put("prompt_tokens", prompt)
        .put("completion_tokens", completion)
        .put("total_tokens", prompt + completion);
  }
}
