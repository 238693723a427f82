package avengers.clustering.answer;

import java.math.BigDecimal;
import java.util.List;

/** What a reply answers. Two replies agree when their answers are equal. */
public sealed interface Answer {
  /**
   * A date by its parts.
   *
   * @param iso as ISO 8601 writes it: 2024-05-17, 2024-05 or --05-17; 5/6/2024 where it is not
   * clear which is the month
   */
  record CalendarDate(String iso) implements Answer {}

  /**
   * One of the options that the query offers.
   *
   * @param option its text, normalised; its label where that would not tell it from the others
   */
  record Choice(String option) implements Answer {}

  /** Code, without comments, and with one layout. */
  record Code(String normalised) implements Answer {}

  /** A formula, in a form in which those that say the same are mostly equal texts. */
  record Expression(String canonical) implements Answer {}

  /** A list of numbers by their values and of texts; a set has its members in one order, once. */
  record Items(List<String> items) implements Answer {
    public Items {
      items = List.copyOf(items);
    }
  }

  /** JSON, what of it is compared, in the one form that equal values share. */
  record Json(String canonical) implements Answer {}

  /** A value of code, in a form in which equal values are equal texts. */
  record Literal(String canonical) implements Answer {}

  /**
   * A number by its value: 1,000 and 1000.0 are one answer.
   *
   * @param unit its unit or currency by one name; empty where units are not compared, or it has
   * none
   */
  record Numeric(BigDecimal value, String unit) implements Answer {
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
