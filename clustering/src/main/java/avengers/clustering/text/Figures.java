package avengers.clustering.text;

import java.util.Locale;
import java.util.OptionalDouble;

/** Numbers as people read them. */
public final class Figures {
  private Figures() {}

  /** A score of 0 to 1 in percent, with one decimal. */
  public static String percent(double score) {
    return decimal(100 * score, 1);
  }

  /** A score in percent, or a dash. */
  public static String percent(OptionalDouble score) {
    return score.isEmpty() ? "-" : percent(score.getAsDouble());
  }

  /** A whole number with its thousands apart. */
  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** A number with so many decimals. */
  public static String decimal(double value, int digits) {
    String text = String.format(Locale.ROOT, "%." + digits + "f", value);
    boolean isZero = text.chars().allMatch(c -> "-0.".indexOf(c) >= 0);
    return isZero && text.startsWith("-") ? text.substring(1) : text;
  }

  /** A number with so many decimals, or a dash. */
  public static String decimal(OptionalDouble value, int digits) {
    return value.isEmpty() ? "-" : decimal(value.getAsDouble(), digits);
  }

  /** Dollars with three digits that count, or a dash. */
  public static String dollars(OptionalDouble cost) {
    return cost.isEmpty() ? "-" : String.format(Locale.ROOT, "%.3g", cost.getAsDouble());
  }
}
