package avengers.clustering.answer.number;

import static avengers.clustering.answer.text.Characters.isLetter;
import static avengers.clustering.answer.text.Characters.isOneOf;
import static avengers.clustering.answer.text.Characters.skipSpaces;

import avengers.clustering.answer.text.Characters;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds the numbers that a text writes in digits, with their signs and units. */
final class Quantities {
  private static final Map<String, Integer> MULTIPLIERS = Map.ofEntries(Map.entry("dozen", 0),
      Map.entry("hundred", 2), Map.entry("thousand", 3), Map.entry("million", 6),
      Map.entry("millions", 6), Map.entry("mio", 6), Map.entry("mn", 6), Map.entry("billion", 9),
      Map.entry("billions", 9), Map.entry("bn", 9), Map.entry("trillion", 12), Map.entry("k", 3),
      Map.entry("万", 4), Map.entry("亿", 8));
  private static final int LONGEST_MULTIPLIER = 9;

  private Quantities() {}

  /** The first number that begins at a position or behind it. */
  static Optional<Quantity> first(String text, int from) {
    int start = next(text, from);
    return start < 0
        ? Optional.empty()
        : Optional.of(quantity(text, start, Numeral.at(text, start)));
  }

  /** The last number. */
  static Optional<Quantity> last(String text) {
    int last = -1;
    int start = next(text, 0);
    while (start >= 0) {
      boolean exponentOfUnit = last >= 0 && isOneOf(text, start - 1, "^_")
          && quantity(text, last, Numeral.at(text, last)).end() > start;
      last = exponentOfUnit ? last : start;
      start = next(text, Numeral.at(text, start).end());
    }
    return last < 0 ? Optional.empty() : first(text, last);
  }

  /** Where the next number begins that is not too long; or -1. */
  private static int next(String text, int from) {
    int at = from;
    while (at < text.length()) {
      if (Numeral.begins(text, at)) {
        int end = Numeral.at(text, at).end();
        if (end - at <= Numeral.LONGEST) {
          return at;
        }
        at = end;
      } else {
        at++;
      }
    }
    return -1;
  }

  private static Quantity quantity(String text, int start, Numeral numeral) {
    String currency = Units.before(text, start);
    Numeral multiplied = multiplied(text, numeral, !currency.isEmpty());
    BigDecimal value = isNegative(text, start) ? multiplied.value().negate() : multiplied.value();
    int end = baseEnd(text, multiplied.end());
    int percent = percentEnd(text, end);
    if (percent > end) {
      return new Quantity(value, true, "", start, percent);
    }
    Units.Found unit = Units.after(text, end);
    return new Quantity(value, false, currency.isEmpty() ? unit.name() : currency, start,
        unit.end());
  }

  /** "3.5 million", "3 dozen", "3.5k"; "5M" of money. */
  private static Numeral multiplied(String text, Numeral numeral, boolean money) {
    int start = skipSpaces(text, numeral.end(), 1);
    int end = Characters.lettersEnd(text, start, LONGEST_MULTIPLIER);
    String word = text.substring(start, end);
    Integer zeros = MULTIPLIERS.get(word.toLowerCase(Locale.ROOT));
    if (money && zeros == null) {
      zeros = switch (word) {
        case "M", "m" -> 6;
        case "B", "b" -> 9;
        default -> null;
      };
    }
    boolean isKelvin = start > numeral.end() && word.length() == 1 && zeros != null && zeros == 3;
    if (zeros == null || isLetter(text, end) || isKelvin) {
      return numeral;
    }
    return new Numeral(zeros == 0
        ? numeral.value().multiply(BigDecimal.valueOf(12))
        : numeral.value().scaleByPowerOfTen(zeros), end);
  }

  /** The base of "1011_2" and "1011₂" tells nothing: the query asks for it. */
  private static int baseEnd(String text, int at) {
    int end = at;
    while (end - at < 2 && isOneOf(text, end, "₀₁₂₃₄₅₆₇₈₉")) {
      end++;
    }
    if (!isOneOf(text, at, "_")) {
      return end;
    }
    int digits = Characters.digitsEnd(text, at + 1);
    return digits > at + 1 && digits <= at + 3 ? digits : at;
  }

  private static int percentEnd(String text, int at) {
    int start = skipSpaces(text, at, 1);
    for (String sign : new String[]{"%", "percent", "per cent", "Prozent"}) {
      if (text.startsWith(sign, start) && !isLetter(text, start + sign.length())) {
        return start + sign.length();
      }
    }
    return at;
  }

  /** A minus that does not join two things, as in a date or a range; or the word. */
  private static boolean isNegative(String text, int start) {
    int sign = start - 1;
    while (isOneOf(text, sign, "$€£¥₹")) {
      sign--;
    }
    if (isOneOf(text, sign, "-")) {
      return sign == 0 || !Character.isLetterOrDigit(text.charAt(sign - 1));
    }
    return endsWithWord(text, sign, "minus") || endsWithWord(text, sign, "negative");
  }

  private static boolean endsWithWord(String text, int last, String word) {
    int start = last - word.length();
    return isOneOf(text, last, " ") && start >= 0 && !isLetter(text, start - 1)
        && text.regionMatches(true, start, word, 0, word.length());
  }
}
