package avengers.clustering.answer;

import java.math.BigDecimal;

/** What a reply answers. Two replies agree when their answers are equal. */
public sealed interface Answer {
  /**
   * One of the options that the query offers.
   *
   * @param option its text, normalised; its label where that would not tell it from the others
   */
  record Choice(String option) implements Answer {}

  /** A number by its value: 1,000 and 1000.0 are one answer. */
  record Numeric(BigDecimal value) implements Answer {
    public Numeric {
      value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }
  }

  /** A short text, without case, surrounding punctuation and superfluous spaces. */
  record ShortText(String normalised) implements Answer {}

  /** Yes, which is the same as true, or no. */
  record YesNo(boolean yes) implements Answer {}
}
