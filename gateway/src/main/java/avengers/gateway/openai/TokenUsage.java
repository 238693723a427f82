package avengers.gateway.openai;

import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tokens that were spent.
 *
 * @param cached those of the prompt that a backend had kept, where that is known
 * @param reasoning those of the completion that were thoughts, where that is known
 */
public record TokenUsage(long prompt,
    long completion,
    OptionalLong cached,
    OptionalLong reasoning) {
  public static final TokenUsage NONE = new TokenUsage(0, 0);

  /** Tokens of which no more is known. */
  public TokenUsage(long prompt, long completion) {
    this(prompt, completion, OptionalLong.empty(), OptionalLong.empty());
  }

  /** What a backend reports in a {@code usage} object, if it does, in either form of the API. */
  public static Optional<TokenUsage> of(JsonNode usage) {
    return of(usage, "prompt_tokens", "completion_tokens")
        .or(() -> of(usage, "input_tokens", "output_tokens"));
  }

  private static Optional<TokenUsage> of(JsonNode usage, String prompt, String completion) {
    return isCount(usage.path(prompt)) && usage.path(completion).asLong(0) >= 0
        ? Optional.of(new TokenUsage(usage.path(prompt).asLong(0),
            usage.path(completion).asLong(0),
            count(usage.path(prompt + "_details").path("cached_tokens")),
            count(usage.path(completion + "_details").path("reasoning_tokens"))))
        : Optional.empty();
  }

  private static boolean isCount(JsonNode value) {
    return value.isIntegralNumber() && value.canConvertToLong() && value.asLong() >= 0;
  }

  private static OptionalLong count(JsonNode value) {
    return isCount(value)
        ? OptionalLong.of(value.asLong())
        : OptionalLong.empty();
  }

  /** Both together; a detail that only one of them knows counts as it is. */
  public TokenUsage plus(TokenUsage other) {
    return new TokenUsage(prompt + other.prompt, completion + other.completion,
        sum(cached, other.cached), sum(reasoning, other.reasoning));
  }

  private static OptionalLong sum(OptionalLong one, OptionalLong other) {
    return one.isEmpty() ? other : OptionalLong.of(one.getAsLong() + other.orElse(0));
  }

  /** As OpenAI's API tells it, with the details that are known. */
  public ObjectNode toJson() {
    ObjectNode usage = Json.MAPPER.createObjectNode()
        .put("prompt_tokens", prompt)
        .put("completion_tokens", completion)
        .put("total_tokens", prompt + completion);
    cached.ifPresent(
        tokens -> usage.putObject("prompt_tokens_details").put("cached_tokens", tokens));
    reasoning.ifPresent(
        tokens -> usage.putObject("completion_tokens_details").put("reasoning_tokens", tokens));
    return usage;
  }
}
