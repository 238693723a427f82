package avengers.gateway.demo.simulated;

import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A reader of whole-number expressions with {@code + - * / ( )}, by recursive descent.
 *
 * <p>
 * It has one flaw that can be switched on: to forget that multiplication comes before addition.
 */
final class Expression {

  private static final int DEEPEST = 20;
  private static final int LONGEST = 200;
  private static final BigInteger LARGEST = BigInteger.valueOf(1_000_000_000_000L);

  private final String text;
  private final boolean leftToRight;
  private int at;
  private int depth;

  private Expression(String text, boolean leftToRight) {
    this.text = text;
    this.leftToRight = leftToRight;
  }

  /**
   * The value of the text, or nothing if it is not an expression with a whole value of usual size.
   */
  static OptionalLong value(String text) {
    return value(text, false);
  }

  /** The value that comes out if all operators are taken from left to right. */
  static OptionalLong valueFromLeftToRight(String text) {
    return value(text, true);
  }

  private static OptionalLong value(String text, boolean leftToRight) {
    if (text.length() > LONGEST) {
      return OptionalLong.empty();
    }
    var expression = new Expression(text.replace(" ", ""), leftToRight);
    return expression.sum()
        .filter(_ -> expression.at == expression.text.length())
        .map(value -> OptionalLong.of(value.longValueExact()))
        .orElse(OptionalLong.empty());
  }

  private Optional<BigInteger> sum() {
    Optional<BigInteger> value = product();
    while (value.isPresent() && nextIsOneOf(leftToRight ? "+-*/" : "+-")) {
      char operator = text.charAt(at++);
      value = combine(value.get(), operator, product());
    }
    return value;
  }

  private Optional<BigInteger> product() {
    Optional<BigInteger> value = factor();
    while (value.isPresent() && !leftToRight && nextIsOneOf("*/")) {
      char operator = text.charAt(at++);
      value = combine(value.get(), operator, factor());
    }
    return value;
  }

  private Optional<BigInteger> factor() {
    return nextIsOneOf("(") ? parenthesis() : number();
  }

  private Optional<BigInteger> parenthesis() {
    if (++depth > DEEPEST) {
      return Optional.empty();
    }
    at++;
    Optional<BigInteger> value = sum();
    if (!nextIsOneOf(")")) {
      return Optional.empty();
    }
    at++;
    depth--;
    return value;
  }

  private Optional<BigInteger> number() {
    int start = at;
    while (nextIsOneOf("0123456789")) {
      at++;
    }
    return start == at ? Optional.empty() : usual(new BigInteger(text.substring(start, at)));
  }

  private boolean nextIsOneOf(String characters) {
    return at < text.length() && characters.indexOf(text.charAt(at)) >= 0;
  }

  private static Optional<BigInteger> combine(BigInteger left, char operator,
      Optional<BigInteger> right) {
    return right.flatMap(value -> switch (operator) {
      case '+' -> usual(left.add(value));
      case '-' -> usual(left.subtract(value));
      case '*' -> usual(left.multiply(value));
      default -> quotient(left, value);
    });
  }

  private static Optional<BigInteger> quotient(BigInteger left, BigInteger right) {
    return right.signum() == 0 || left.mod(right.abs()).signum() != 0
        ? Optional.empty()
        : Optional.of(left.divide(right));
  }

  private static Optional<BigInteger> usual(BigInteger value) {
    return value.abs().compareTo(LARGEST) <= 0 ? Optional.of(value) : Optional.empty();
  }
}
