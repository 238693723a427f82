package avengers.clustering.answer;

import java.util.List;
import java.util.Optional;

/**
 * What a model replied.
 *
 * @param text without what an API gives apart as reasoning; {@code <think>} tags may stand in it
 * @param calls the tools that it calls, instead of or besides the text
 * @param query the query as this model was asked it, where not all were asked the same: with
 * options in another order
 */
public record Reply(String text, List<ToolCall> calls, Ending ending, Optional<String> query) {
  public Reply {
    calls = List.copyOf(calls);
  }

  /** How a reply ended. */
  public enum Ending {
    /** The model said all. */
    COMPLETE,
    /** The model was cut short: {@code finish_reason: length}. */
    TRUNCATED,
    /**
     * The model, or a filter, refused: a {@code refusal}, {@code finish_reason: content_filter}.
     */
    REFUSED
  }

  /** A whole text. */
  public static Reply of(String text) {
    return new Reply(text, List.of(), Ending.COMPLETE, Optional.empty());
  }
}
