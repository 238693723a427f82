package avengers.clustering.inspect;

import java.util.Locale;
import java.util.OptionalDouble;

/** Numbers as people read them. */
final class Figures {
  private Figures() {}

  static String percent(double score) {
    return decimal(100 * score, 1);
  }

  static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  static String decimal(double value, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }

  static String dollars(OptionalDouble cost) {
    return cost.isEmpty() ? "-" : String.format(Locale.ROOT, "%.3g", cost.getAsDouble());
  }

  static String decimal(OptionalDouble value, int digits) {
    return value.isEmpty() ? "-" : decimal(value.getAsDouble(), digits);
  }
}
