package avengers.clustering.answer.formula;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Puts terms together: sums, powers and lists. */
final class MathSum {
  private static final int MOST_ZEROS = 40;
  private static final BigDecimal HALF = new BigDecimal("0.5");

  private MathSum() {}

  /**
   * Terms with the signs before them. Where all are plus and minus, their order tells nothing.
   *
   * @param signs as many as terms
   */
  static MathTerm of(List<String> signs, List<MathTerm> terms) {
    boolean plain = signs.stream().allMatch(sign -> sign.equals("+") || sign.equals("-"));
    if (plain && terms.size() == 1) {
      return signs.getFirst().equals("-") ? terms.getFirst().negated() : terms.getFirst();
    }
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < terms.size(); i++) {
      boolean minus = signs.get(i).equals("-");
      String text = (minus ? terms.get(i).negated() : terms.get(i)).text();
      String sign = minus ? "+" : signs.get(i);
      parts.add(text.startsWith("-") && sign.equals("+") ? text : sign + text);
    }
    if (plain) {
      Collections.sort(parts);
    }
    String sum = String.join("", parts);
    return MathTerm.loose(sum.startsWith("+") ? sum.substring(1) : sum);
  }

  /** A power; one of ten is a number, a power of one half is a root. */
  static MathTerm power(MathTerm base, MathTerm exponent) {
    BigDecimal number = exponent.number();
    boolean ten = base.isNumber() && base.number().compareTo(BigDecimal.TEN) == 0;
    boolean small = number.abs().compareTo(BigDecimal.valueOf(MOST_ZEROS)) <= 0;
    if (ten && small && exponent.isNumber() && number.stripTrailingZeros().scale() <= 0) {
      return MathTerm.number(BigDecimal.ONE.scaleByPowerOfTen(number.intValue()));
    }
    if (exponent.isNumber() && number.compareTo(HALF) == 0) {
      return MathTerm.atom("sqrt(" + base.text() + ")");
    }
    return MathTerm.atom(base.bracketed() + "^" + exponent.bracketed());
  }

  static String list(List<MathRelation> parts) {
    return parts.stream().map(MathRelation::text).collect(Collectors.joining(","));
  }
}
