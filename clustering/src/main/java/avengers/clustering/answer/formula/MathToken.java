package avengers.clustering.answer.formula;

/**
 * A part of a formula.
 *
 * @param text a number's digits, a name, or a mark in its one form: "≤" for {@code \leq} and "<="
 * @param spaced whether a blank stands before it
 */
record MathToken(TokenType type, String text, boolean spaced) {
  /** What a token is. */
  enum TokenType {
    /** Digits, with a decimal point at most. */
    NUMBER,
    /** A variable, a constant or several letters. */
    NAME,
    /** A function: sin, log. */
    FUNCTION,
    /** A command with arguments: frac, sqrt, binom, matrix. */
    COMMAND,
    /** Words. */
    WORDS,
    /** An operator, a relation, a bracket or a separator. */
    MARK
  }

  boolean is(String mark) {
    return type == TokenType.MARK && text.equals(mark);
  }
}
