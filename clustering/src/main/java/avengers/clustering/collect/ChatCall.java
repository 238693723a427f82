package avengers.clustering.collect;

import java.util.List;
import java.util.OptionalInt;

/**
 * What a model is asked for one reply.
 *
 * @param maxTokens the most tokens that the reply may have, if there is a limit
 * @param seed makes samples of one question differ, and runs repeat
 */
public record ChatCall(List<Message> messages,
    double temperature,
    OptionalInt maxTokens,
    long seed) {
  public ChatCall {
    messages = List.copyOf(messages);
  }
}
