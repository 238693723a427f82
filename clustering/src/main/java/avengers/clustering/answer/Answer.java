package avengers.clustering.answer;

import java.math.BigDecimal;
import java.util.List;

/** What a reply answers. Two replies agree when their answers are equal. */
public sealed interface Answer {
  /**
   * One of the options that the query offers.
   *
   * @param option its text, normalised; its label where that would not tell it from the others
   */
  record Choice(String option) implements Answer {}

  /** Code, without comments, and with one layout. */
  record Code(String normalised) implements Answer {}

  /** JSON, what of it is compared, in the one form that equal values share. */
  record Json(String canonical) implements Answer {}

  /** A number by its value: 1,000 and 1000.0 are one answer. */
  record Numeric(BigDecimal value) implements Answer {
    public Numeric {
      value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }
  }

  /** A short text, without case, surrounding punctuation and superfluous spaces. */
  record ShortText(String normalised) implements Answer {}

  /**
   * Calls of tools, as often as each is made; none where the model answers by itself.
   *
   * @param calls names and arguments, in whatever order
   */
  record ToolCalls(List<String> calls) implements Answer {
    public ToolCalls {
      calls = calls.stream().sorted().toList();
    }
  }

  /** Yes, which is the same as true, or no. */
  record YesNo(boolean yes) implements Answer {}
}
