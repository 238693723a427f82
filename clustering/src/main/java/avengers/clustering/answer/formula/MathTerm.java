package avengers.clustering.answer.formula;

import avengers.clustering.answer.text.Characters;
import avengers.clustering.answer.text.Rendering;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * A product: a number, times factors, through divisors. So one half of something is the same,
 * whether it is divided by two or multiplied by 0.5.
 *
 * @param above texts of the factors; what is no atom stands in brackets
 * @param below texts of the divisors
 * @param plain whether it is a product; else, one text of lower rank: a sum, a relation, a list
 */
record MathTerm(BigDecimal number, List<String> above, List<String> below, boolean plain) {
  MathTerm {
    above = List.copyOf(above);
    below = List.copyOf(below);
  }

  static MathTerm number(BigDecimal value) {
    return new MathTerm(value, List.of(), List.of(), true);
  }

  /** Something that needs no brackets. */
  static MathTerm atom(String text) {
    return new MathTerm(BigDecimal.ONE, List.of(text), List.of(), true);
  }

  /** A sum, a relation or a list, which needs brackets among factors. */
  static MathTerm loose(String text) {
    return new MathTerm(BigDecimal.ONE, List.of(text), List.of(), false);
  }

  boolean isNumber() {
    return above.isEmpty() && below.isEmpty();
  }

  boolean isOne(String text) {
    return plain && isOnlyFactor() && above.getFirst().equals(text);
  }

  private boolean isOnlyFactor() {
    return number.compareTo(BigDecimal.ONE) == 0 && above.size() == 1 && below.isEmpty();
  }

  /** This term as a factor among others. */
  private MathTerm closed() {
    return plain ? this : atom("(" + above.getFirst() + ")");
  }

  MathTerm times(MathTerm other) {
    MathTerm one = closed();
    MathTerm two = other.closed();
    List<String> factors = new ArrayList<>(one.above);
    boolean both = one.number.compareTo(BigDecimal.ONE) != 0
        && two.number.compareTo(BigDecimal.ONE) != 0;
    if (both) {
      factors.add(Rendering.of(two.number));
    }
    factors.addAll(two.above);
    return new MathTerm(both || two.number.compareTo(BigDecimal.ONE) == 0
        ? one.number
        : two.number, factors, joined(one.below, two.below), true);
  }

  /** The number of a power of ten belongs to the number before it. */
  MathTerm timesNumber(MathTerm other) {
    return new MathTerm(number.multiply(other.number), above, below, true);
  }

  MathTerm over(MathTerm divisor) {
    MathTerm one = closed();
    MathTerm two = divisor.closed();
    if (two.number.signum() == 0) {
      return new MathTerm(one.number, one.above, joined(one.below, List.of("0")), true);
    }
    return new MathTerm(one.number.divide(two.number, MathContext.DECIMAL64),
        joined(one.above, two.below), joined(one.below, two.above), true);
  }

  MathTerm negated() {
    return plain ? new MathTerm(number.negate(), above, below, true) : closed().negated();
  }

  private static List<String> joined(List<String> some, List<String> more) {
    List<String> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }

  /** In a power or as an argument: brackets around all but a number or one factor. */
  String bracketed() {
    boolean bare = plain && (isOnlyFactor() || (isNumber() && number.signum() >= 0));
    return bare ? text() : "(" + text() + ")";
  }

  String text() {
    if (!plain || isOnlyFactor()) {
      return above.getFirst();
    }
    boolean unit = number.abs().compareTo(BigDecimal.ONE) == 0 && !above.isEmpty();
    String factor = unit ? number.signum() < 0 ? "-" : "" : Rendering.of(number);
    return factor + factors(unit ? "" : factor, above) + divisors();
  }

  private String divisors() {
    return below.isEmpty()
        ? ""
        : below.size() == 1
            ? "/" + below.getFirst()
            : "/(" + factors("", below) + ")";
  }

  private static String factors(String before, List<String> factors) {
    StringBuilder text = new StringBuilder(before);
    for (String factor : factors) {
      boolean digits = !text.isEmpty() && Characters.isDigit(factor, 0)
          && Character.isLetterOrDigit(text.charAt(text.length() - 1));
      text.append(digits ? "*" : "").append(factor);
    }
    return text.substring(before.length());
  }
}
