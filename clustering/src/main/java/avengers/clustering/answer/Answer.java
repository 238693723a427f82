package avengers.clustering.answer;

import java.math.BigDecimal;

/** What a reply answers. Two replies agree when their answers are equal. */
public sealed interface Answer {
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

  /** A letter of the options that the query offers. */
  record Choice(char letter) implements Answer {}

  /** A short text, without case, surrounding punctuation and superfluous spaces. */
  record ShortText(String normalised) implements Answer {}
}
