package avengers.clustering.answer.number;

import java.math.BigDecimal;

/**
 * A number in a text, with what stands beside it.
 *
 * @param percent whether a percent sign follows
 * @param unit its unit or currency as {@link Units} names it; empty without a known one
 * @param start the position of its first digit or point
 * @param end the position behind it, its sign of percent and its unit
 */
public record Quantity(BigDecimal value, boolean percent, String unit, int start, int end) {
  /** Its value; a percentage is one where percents are asked for, else a share. */
  public BigDecimal value(boolean percentAsked) {
    return percent && !percentAsked ? value.movePointLeft(2) : value;
  }

  /** Whether it stands without a percent sign, and is no share of a whole. */
  public boolean isNoShare() {
    return !percent && value.abs().compareTo(BigDecimal.ONE) > 0;
  }
}
