package avengers.clustering.answer.number;

import static avengers.clustering.answer.text.Characters.digitsEnd;
import static avengers.clustering.answer.text.Characters.isDigit;
import static avengers.clustering.answer.text.Characters.isOneOf;
import static avengers.clustering.answer.text.Characters.skipSpaces;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * A number without sign and unit, as digits write it: thousands marks, decimals, an exponent, a
 * fraction, a power of ten. Its value is zero where it was longer than {@link #LONGEST} characters.
 *
 * @param end the position behind it
 */
public record Numeral(BigDecimal value, int end) {
  /** What is longer is no number that anybody meant. */
  public static final int LONGEST = 60;
  private static final int MOST_GROUPS = 12;
  private static final String VULGAR = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞";
  private static final String NUMERATORS = "112131234151357";
  private static final String DENOMINATORS = "233445555668888";

  /** Whether a number begins here: with a digit, a point before one as in ".5", or "½". */
  static boolean begins(String text, int at) {
    return isDigit(text, at) || isOneOf(text, at, VULGAR)
        || (text.charAt(at) == '.' && isDigit(text, at + 1)
            && (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1))));
  }

  /** The number that {@linkplain #begins begins} here. */
  static Numeral at(String text, int start) {
    if (isOneOf(text, start, VULGAR)) {
      return new Numeral(vulgar(text.charAt(start)), start + 1);
    }
    Numeral decimal = decimal(text, start);
    return decimal.end - start > LONGEST
        ? decimal
        : PowerOfTen.in(text, start, fraction(text, decimal));
  }

  private static BigDecimal vulgar(char fraction) {
    int which = VULGAR.indexOf(fraction);
    return BigDecimal.valueOf(NUMERATORS.charAt(which) - '0')
        .divide(BigDecimal.valueOf(DENOMINATORS.charAt(which) - '0'), MathContext.DECIMAL64);
  }

  private static Numeral decimal(String text, int start) {
    int end = digitsEnd(text, start);
    StringBuilder digits = new StringBuilder();
    char mark = end > start && end < text.length() ? text.charAt(end) : ' ';
    int grouped = groupsEnd(text, start, end, mark);
    boolean commaIsPoint = grouped > end && mark != ',';
    end = Math.max(end, grouped);
    append(digits, text, start, end);
    String points = !commaIsPoint ? "." : mark == '.' ? "," : ".,";
    if (isOneOf(text, end, points) && isDigit(text, end + 1)) {
      int decimals = digitsEnd(text, end + 1);
      digits.append('.');
      append(digits, text, end + 1, decimals);
      end = decimals;
    }
    if (digits.indexOf(".") < 0 && isDecimalOfUnit(text, end)) {
      int decimals = digitsEnd(text, end + 1);
      digits.append('.');
      append(digits, text, end + 1, decimals);
      end = decimals;
    }
    int exponent = exponentEnd(text, end);
    append(digits, text, end, exponent);
    return new Numeral(exponent - start > LONGEST || digits.isEmpty()
        ? BigDecimal.ZERO
        : new BigDecimal(digits.toString()), exponent);
  }

  private static void append(StringBuilder digits, String text, int start, int end) {
    for (int i = start; i < end && i - start <= LONGEST; i++) {
      if (isDigit(text, i) || isOneOf(text, i, "eE+-")) {
        digits.append(text.charAt(i));
      }
    }
  }

  /**
   * The position behind groups of three digits. A comma always makes them; an apostrophe or a blank
   * behind up to three digits; a point if there are several, or a decimal comma follows.
   */
  private static int groupsEnd(String text, int start, int firstEnd, char mark) {
    int end = firstEnd;
    int groups = 0;
    while (isOneOf(text, end, String.valueOf(mark)) && digitsEnd(text, end + 1) == end + 4) {
      end += 4;
      groups++;
      if (mark != ',' && groups > MOST_GROUPS) {
        return firstEnd;
      }
    }
    boolean shortHead = firstEnd - start <= 3 && !isOneOf(text, start, "0");
    return groups > 0 && switch (mark) {
      case ',' -> true;
      case '.' -> shortHead && (groups > 1 ? !isOneOf(text, end, ".") : isDecimalComma(text, end));
      case ' ', '\'' -> shortHead && !(isOneOf(text, end, " '/^") && isDigit(text, end + 1));
      default -> false;
    } ? end : firstEnd;
  }

  /** As in "1.000,5"; not as in "1.000, 2" and "1.000,2.000". */
  private static boolean isDecimalComma(String text, int at) {
    int end = digitsEnd(text, at + 1);
    return isOneOf(text, at, ",") && end > at + 1
        && !(isOneOf(text, end, ".,") && isDigit(text, end + 1));
  }

  /** A comma before one or two digits and a unit: "3,5 km", "2,50 €", "12,5 %". */
  private static boolean isDecimalOfUnit(String text, int at) {
    int end = digitsEnd(text, at + 1);
    if (!isOneOf(text, at, ",") || !isDigit(text, at - 1) || end - at < 2 || end - at > 3) {
      return false;
    }
    return isOneOf(text, skipSpaces(text, end, 1), "%")
        || !Units.after(text, end).name().isEmpty();
  }

  /** An exponent of up to three digits. */
  private static int exponentEnd(String text, int at) {
    if (!isOneOf(text, at, "eE")) {
      return at;
    }
    int digits = isOneOf(text, at + 1, "+-") ? at + 2 : at + 1;
    int end = digitsEnd(text, digits);
    return end > digits && end - digits <= 3 ? end : at;
  }

  /** "1/2", "3 1/2", "3½" */
  private static Numeral fraction(String text, Numeral whole) {
    int at = whole.end;
    if (isOneOf(text, at, VULGAR)) {
      return new Numeral(whole.value.add(vulgar(text.charAt(at))), at + 1);
    }
    if (isOneOf(text, at, "/") && isDigit(text, at + 1)) {
      Numeral divisor = decimal(text, at + 1);
      return divisor.value.signum() == 0 || divisor.end - at > LONGEST
          ? whole
          : new Numeral(whole.value.divide(divisor.value, MathContext.DECIMAL64), divisor.end);
    }
    return isOneOf(text, at, " ") && whole.value.scale() <= 0 ? mixed(text, whole) : whole;
  }

  private static Numeral mixed(String text, Numeral whole) {
    int start = whole.end + 1;
    int slash = digitsEnd(text, start);
    int end = isOneOf(text, slash, "/") ? digitsEnd(text, slash + 1) : slash;
    if (slash == start || end <= slash + 1 || slash - start > 4 || end - slash > 5
        || (isOneOf(text, end, "/") && isDigit(text, end + 1))) {
      return whole;
    }
    BigDecimal numerator = new BigDecimal(text.substring(start, slash));
    BigDecimal denominator = new BigDecimal(text.substring(slash + 1, end));
    return numerator.compareTo(denominator) >= 0
        ? whole
        : new Numeral(whole.value.add(numerator.divide(denominator, MathContext.DECIMAL64)), end);
  }
}
