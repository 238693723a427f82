package avengers.gateway.backend;

import avengers.gateway.openai.ChatCompletion;
import avengers.gateway.openai.Json;
import avengers.gateway.openai.TokenEstimate;
import avengers.gateway.openai.TokenUsage;
import java.util.Optional;

/**
 * What is seen of what a call took.
 *
 * @param usage as the backend reports it, if it does
 * @param textBytes of the completion, if nothing is reported
 * @param choices how many came; of those that were asked for no more count
 */
record Taken(Optional<TokenUsage> usage, long textBytes, int choices) {
  static final Taken NOTHING = new Taken(Optional.empty(), 0, Integer.MAX_VALUE);

  /** What is reported, as an answer was already read. */
  static Taken reported(Optional<TokenUsage> usage) {
    return new Taken(usage, 0, Integer.MAX_VALUE);
  }

  static Taken by(ChatCompletion completion) {
    return new Taken(completion.usage(), 0, completion.choices().size());
  }

  /** The same, or what a body shows if nothing is reported. */
  Taken orSeenIn(byte[] body) {
    return usage.isPresent()
        ? this
        : Json.read(body)
            .map(tree -> new Taken(TokenUsage.of(tree.path("usage")),
                TokenEstimate.completionBytes(tree), choices))
            .orElse(this);
  }
}
