package avengers.clustering.answer.formula;

import avengers.clustering.answer.formula.MathToken.TokenType;
import avengers.clustering.answer.number.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes a formula in one canonical text. It knows how formulas are written, and no algebra but
 * that fractions of numbers are numbers, and sums and sets have no order.
 */
final class MathParser {
  private static final int DEEPEST = 24;
  static final String RELATIONS = "=<>≤≥≠≈∈≡→";
  static final String SUMS = "+-±∓∪∩∖";

  private final MathCursor cursor;
  private final MathOperand operand;
  private int depth;

  private MathParser(MathCursor cursor) {
    this.cursor = cursor;
    operand = new MathOperand(this, cursor);
  }

  /** Empty if it is no formula that can be read. */
  static Optional<String> canonical(List<MathToken> tokens) {
    MathCursor cursor = new MathCursor(tokens);
    List<MathRelation> parts = new MathParser(cursor).relations();
    return cursor.isWrong() || cursor.hasNext() || parts.isEmpty()
        ? Optional.empty()
        : Optional.of(MathRelation.answer(parts));
  }

  /** Parts that are separated by commas; a part that is empty is left out. */
  List<MathRelation> relations() {
    List<MathRelation> parts = new ArrayList<>();
    depth++;
    while (!cursor.isWrong() && depth <= DEEPEST) {
      if (cursor.isMark(",") || cursor.isMark(";")) {
        cursor.skip();
      } else if (cursor.isEnd()) {
        break;
      } else {
        parts.add(relation());
      }
    }
    cursor.failIf(depth > DEEPEST);
    depth--;
    return parts;
  }

  private MathRelation relation() {
    List<MathTerm> sides = new ArrayList<>(List.of(sum()));
    List<String> signs = new ArrayList<>();
    while (!cursor.isWrong() && cursor.hasNext() && cursor.isOneOf(RELATIONS)) {
      signs.add(cursor.next().text());
      sides.add(sum());
    }
    return new MathRelation(sides, signs);
  }

  private MathTerm sum() {
    List<String> signs = new ArrayList<>();
    List<MathTerm> terms = new ArrayList<>();
    do {
      signs.add(cursor.isOneOf(SUMS) ? cursor.next().text() : "+");
      terms.add(product());
    } while (!cursor.isWrong() && cursor.isOneOf(SUMS));
    return MathSum.of(signs, terms);
  }

  private MathTerm product() {
    MathTerm product = factor();
    while (!cursor.isWrong() && !cursor.isEnd()) {
      if (cursor.isMark("*")) {
        cursor.skip();
        boolean ten = isPowerOfTen();
        MathTerm next = factor();
        product = ten && next.isNumber() ? product.timesNumber(next) : product.times(next);
      } else if (cursor.isMark("/")) {
        cursor.skip();
        product = product.over(factor());
      } else if (cursor.isOneOf(RELATIONS) || cursor.isOneOf(SUMS) || cursor.isMark(",")
          || cursor.isMark(";")) {
        break;
      } else {
        product = followed(product);
      }
    }
    return product;
  }

  /** What follows without a sign: a factor, the fraction of a mixed number, a unit. */
  private MathTerm followed(MathTerm product) {
    MathToken next = cursor.peek();
    boolean mixed = product.isNumber() && cursor.previous().type() == TokenType.NUMBER
        && (cursor.isCommand("frac") || (next.type() == TokenType.NUMBER && next.spaced()
            && cursor.isMarkAhead("/")));
    if (mixed) {
      MathTerm fraction = factor();
      if (cursor.isMark("/")) {
        cursor.skip();
        fraction = fraction.over(factor());
      }
      return fraction.isNumber()
          ? MathTerm.number(product.number().add(fraction.number()))
          : product.times(fraction);
    }
    boolean unit = (next.type() == TokenType.WORDS || (next.type() == TokenType.NAME
        && next.text().length() > 1)) && !Units.name(next.text()).isEmpty();
    if (unit) {
      cursor.skip();
      if (cursor.isMark("^")) {
        cursor.skip();
        factor();
      }
      return product;
    }
    return product.times(factor());
  }

  private boolean isPowerOfTen() {
    return cursor.isMarkAhead("^") && cursor.peek().text().equals("10");
  }

  MathTerm factor() {
    if (++depth > DEEPEST || !cursor.hasNext()) {
      depth--;
      return cursor.fail();
    }
    MathTerm factor = cursor.isMark("-") || cursor.isMark("+") ? signed() : postfix(base());
    depth--;
    return factor;
  }

  private MathTerm signed() {
    boolean negative = cursor.next().is("-");
    MathTerm factor = factor();
    return negative ? factor.negated() : factor;
  }

  private MathTerm postfix(MathTerm base) {
    MathTerm result = base;
    while (!cursor.isWrong()
        && (cursor.isMark("^") || cursor.isMark("_") || cursor.isMark("!") || cursor.isMark("'"))) {
      String sign = cursor.next().text();
      result = switch (sign) {
        case "^" -> MathSum.power(result, factorWithoutPostfix());
        case "_" -> MathTerm.atom(result.bracketed() + "_" + factorWithoutPostfix().bracketed());
        default -> MathTerm.atom(result.bracketed() + sign);
      };
    }
    return result;
  }

  MathTerm factorWithoutPostfix() {
    if (cursor.isMark("-")) {
      cursor.skip();
      return base().negated();
    }
    return base();
  }

  private MathTerm base() {
    if (!cursor.hasNext() || depth > DEEPEST) {
      return cursor.fail();
    }
    return operand.of(cursor.next());
  }
}
