package avengers.clustering.answer;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/**
 * Finds a number in a statement: signs, thousands marks, decimals, exponents and fractions. What is
 * longer than {@link #LONGEST} characters is no number that anybody meant.
 */
final class NumberReader {
  private static final int LONGEST = 60;
  private static final int LONGEST_WORDS = 40;

  private NumberReader() {}

  /**
   * The number that the statement gives: behind its last equals sign if it has one; there the first
   * number of an announced answer, the last of any other.
   */
  static Optional<BigDecimal> read(Statement statement) {
    String text = statement.text();
    int equals = text.lastIndexOf('=');
    Optional<Found> behindEquals = equals < 0 ? Optional.empty() : first(text, equals + 1);
    if (behindEquals.isPresent()) {
      return behindEquals.map(Found::value);
    }
    Optional<Found> found = first(text, 0);
    Optional<Found> next = found;
    while (!statement.announced() && next.isPresent()) {
      found = next;
      next = first(text, next.get().end());
    }
    return found.map(Found::value);
  }

  /** Whether the statement is one number and, at most, few words; a formula is none. */
  static boolean isOneNumber(Statement statement) {
    String text = statement.text();
    int equals = text.lastIndexOf('=') + 1;
    return first(text, equals).filter(found -> first(text, found.end()).isEmpty())
        .filter(found -> text.length() - equals - (found.end() - found.start()) <= LONGEST_WORDS)
        .filter(found -> !isPartOfName(text, found.start()))
        .filter(found -> text.indexOf('\\') < 0 && text.indexOf('^') < 0)
        .isPresent();
  }

  /** As in "H2O". */
  private static boolean isPartOfName(String text, int start) {
    return start > 0 && Character.isLetter(text.charAt(start - 1));
  }

  /**
   * A number in a text.
   *
   * @param start the position of its first digit or point
   * @param end the position behind it
   */
  private record Found(BigDecimal value, int start, int end) {}

  private static Optional<Found> first(String text, int from) {
    int i = from;
    while (i < text.length()) {
      if (isDigit(text, i) || isLeadingPoint(text, i)) {
        int end = end(text, i);
        if (end - i <= LONGEST) {
          return Optional.of(parse(text, i, end));
        }
        i = end;
      } else {
        i++;
      }
    }
    return Optional.empty();
  }

  private static Found parse(String text, int start, int end) {
    BigDecimal value = new BigDecimal(text.substring(start, end).replace(",", ""));
    int after = end;
    if (after < text.length() && text.charAt(after) == '/' && isDigit(text, after + 1)) {
      int last = end(text, after + 1);
      BigDecimal divisor = last - after > LONGEST
          ? BigDecimal.ZERO
          : new BigDecimal(text.substring(after + 1, last).replace(",", ""));
      if (divisor.signum() != 0) {
        value = value.divide(divisor, MathContext.DECIMAL64);
        after = last;
      }
    }
    return new Found(isNegative(text, start) ? value.negate() : value, start, after);
  }

  private static int end(String text, int start) {
    int i = start;
    while (isDigit(text, i) || isThousandsMark(text, i)) {
      i++;
    }
    if (i < text.length() && text.charAt(i) == '.' && isDigit(text, i + 1)) {
      i++;
      while (isDigit(text, i)) {
        i++;
      }
    }
    return exponentEnd(text, i);
  }

  /** An exponent of up to three digits. */
  private static int exponentEnd(String text, int at) {
    if (at >= text.length() || (text.charAt(at) != 'e' && text.charAt(at) != 'E')) {
      return at;
    }
    int digits = at + 1;
    if (digits < text.length() && "+-".indexOf(text.charAt(digits)) >= 0) {
      digits++;
    }
    int i = digits;
    while (isDigit(text, i)) {
      i++;
    }
    return i > digits && i - digits <= 3 ? i : at;
  }

  private static boolean isThousandsMark(String text, int at) {
    return at < text.length() && text.charAt(at) == ',' && isDigit(text, at + 1) && isDigit(text,
        at + 2) && isDigit(text, at + 3) && !isDigit(text, at + 4);
  }

  /** A minus that does not join two things, as in a date or a range. */
  private static boolean isNegative(String text, int start) {
    int sign = start - 1;
    while (sign >= 0 && "$€£".indexOf(text.charAt(sign)) >= 0) {
      sign--;
    }
    return sign >= 0 && (text.charAt(sign) == '-' || text.charAt(sign) == '−')
        && (sign == 0 || !Character.isLetterOrDigit(text.charAt(sign - 1)));
  }

  /** As in ".5"; not as in "v.5". */
  private static boolean isLeadingPoint(String text, int at) {
    return text.charAt(at) == '.' && isDigit(text, at + 1)
        && (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)));
  }

  private static boolean isDigit(String text, int at) {
    return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }
}
