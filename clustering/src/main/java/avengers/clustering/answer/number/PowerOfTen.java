package avengers.clustering.answer.number;

import static avengers.clustering.answer.text.Characters.digitsEnd;
import static avengers.clustering.answer.text.Characters.isOneOf;
import static avengers.clustering.answer.text.Characters.skipSpaces;

import java.math.BigDecimal;

/** Powers of ten: "1.5×10^3", "10^6", "2 \times 10^-3", "10³". */
final class PowerOfTen {
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  private PowerOfTen() {}

  /** A number times the power that follows it, or the power of ten that it begins. */
  static Numeral in(String text, int start, Numeral factor) {
    if (text.startsWith("10", start) && factor.end() == start + 2) {
      Numeral power = power(text, start);
      if (power.end() > start) {
        return power;
      }
    }
    int sign = skipSpaces(text, factor.end(), 2);
    int behindSign = signEnd(text, sign);
    int ten = skipSpaces(text, behindSign, 2);
    Numeral power = power(text, ten);
    return behindSign > sign && power.end() > ten
        ? new Numeral(factor.value().multiply(power.value()), power.end())
        : factor;
  }

  private static int signEnd(String text, int at) {
    if (text.startsWith("\\times", at)) {
      return at + "\\times".length();
    }
    if (text.startsWith("\\cdot", at)) {
      return at + "\\cdot".length();
    }
    return isOneOf(text, at, "×xX*·") ? at + 1 : at;
  }

  /** A power that begins here; where there is none, its end is here. */
  private static Numeral power(String text, int ten) {
    Numeral none = new Numeral(BigDecimal.ONE, ten);
    if (!text.startsWith("10", ten)) {
      return none;
    }
    if (!isOneOf(text, ten + 2, "^")) {
      return raised(text, ten);
    }
    boolean open = isOneOf(text, ten + 3, "({");
    int start = open ? ten + 4 : ten + 3;
    int digits = isOneOf(text, start, "-+") ? start + 1 : start;
    int end = digitsEnd(text, digits);
    if (end == digits || end - digits > 3) {
      return none;
    }
    int exponent = Integer.parseInt(text.substring(start, end));
    return new Numeral(BigDecimal.ONE.scaleByPowerOfTen(exponent),
        open && isOneOf(text, end, ")}") ? end + 1 : end);
  }

  /** An exponent in small raised digits. */
  private static Numeral raised(String text, int ten) {
    boolean negative = isOneOf(text, ten + 2, "⁻");
    int start = negative ? ten + 3 : ten + 2;
    int end = start;
    int exponent = 0;
    while (isOneOf(text, end, SUPERSCRIPTS) && end - start < 3) {
      exponent = exponent * 10 + SUPERSCRIPTS.indexOf(text.charAt(end++));
    }
    return new Numeral(BigDecimal.ONE.scaleByPowerOfTen(negative ? -exponent : exponent),
        end == start ? ten : end);
  }
}
