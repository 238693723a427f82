package avengers.gateway.config;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A family of units, and the quantities written with them: a whole number and a unit, no blank.
 *
 * @param amounts what each unit is worth in the base unit
 */
record Units(Map<String, Long> amounts) {
  /** Durations, in milliseconds. */
  static final Units TIME = new Units(Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L));
  /** Sizes, in bytes; each unit is 1,024 times the one before. */
  static final Units SIZE = new Units(Map.of("KB", 1L << 10, "MB", 1L << 20, "GB", 1L << 30));

  /** Nine digits of the largest unit still fit in a {@code long}. */
  private static final Pattern AMOUNT = Pattern.compile("(\\d{1,9})([A-Za-z]{1,2})");

  Units {
    amounts = Map.copyOf(amounts);
  }

  /** The amount in the base unit, if the text is one. */
  Optional<Long> parse(String text) {
    Matcher matcher = AMOUNT.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(matcher.group(1));
    return Optional.ofNullable(amounts.get(matcher.group(2))).map(unit -> unit * number);
  }

  /** The amount in the largest unit that divides it. */
  String format(long amount) {
    return amounts.entrySet()
        .stream()
        .filter(unit -> amount % unit.getValue() == 0)
        .max(Map.Entry.comparingByValue())
        .map(unit -> amount / unit.getValue() + unit.getKey())
        .orElseGet(() -> Long.toString(amount));
  }
}
