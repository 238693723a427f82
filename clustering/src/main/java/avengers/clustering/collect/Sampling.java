package avengers.clustering.collect;

import java.util.List;
import java.util.OptionalInt;

/**
 * How many replies a model gives to a question, and how they are drawn.
 *
 * @param maxTokens the most tokens that a reply may have, if there is a limit
 */
public record Sampling(int samples, double temperature, OptionalInt maxTokens) {
  /** Enough for a judge's line, and some thoughts before it. */
  private static final int JUDGE_TOKENS = 1_024;

  public Sampling {
    if (samples < 1) {
      throw new IllegalArgumentException("at least one sample is needed, not " + samples);
    }
  }

  /**
   * The call for one sample. Its seed is its number: it depends on nothing that differs between
   * runs.
   *
   * @param sample from 0
   */
  ChatCall call(Question question, int sample) {
    return new ChatCall(question.messages(), temperature, maxTokens, sample);
  }

  /** The call that asks a judge. */
  ChatCall judgement(String prompt) {
    return new ChatCall(List.of(new Message("user", prompt)), 0,
        maxTokens.isPresent() ? OptionalInt.of(JUDGE_TOKENS) : OptionalInt.empty(), 0);
  }
}
