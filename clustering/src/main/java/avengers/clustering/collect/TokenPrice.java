package avengers.clustering.collect;

import java.nio.charset.StandardCharsets;

/**
 * What tokens cost, in dollars per million.
 *
 * @param input for tokens read
 * @param output for tokens written
 */
public record TokenPrice(double input, double output) {
  /** For the marks that a chat template puts around a message. */
  private static final int TOKENS_PER_MESSAGE = 32;

  private static final double MILLION = 1e6;

  /** What a call cost, in dollars. */
  public double cost(double promptTokens, double completionTokens) {
    return (promptTokens * input + completionTokens * output) / MILLION;
  }

  /**
   * The most that a call can cost, in dollars. No tokenizer makes more tokens of a text than it has
   * bytes in UTF-8. Infinite if the reply's length has no limit.
   */
  public double bound(ChatCall call) {
    if (call.maxTokens().isEmpty()) {
      return Double.POSITIVE_INFINITY;
    }
    double prompt = 0;
    for (Message message : call.messages()) {
      prompt += TOKENS_PER_MESSAGE + message.content().getBytes(StandardCharsets.UTF_8).length;
    }
    return cost(prompt, call.maxTokens().getAsInt());
  }
}
