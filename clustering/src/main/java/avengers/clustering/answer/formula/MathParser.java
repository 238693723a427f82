package avengers.clustering.answer.formula;

import avengers.clustering.answer.formula.MathToken.TokenType;
import avengers.clustering.answer.number.Numeral;
import avengers.clustering.answer.number.Units;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Writes a formula in one canonical text. It knows how formulas are written, and no algebra but
 * that fractions of numbers are numbers, and sums and sets have no order.
 */
final class MathParser {
  private static final int DEEPEST = 24;
  private static final String RELATIONS = "=<>≤≥≠≈∈≡→";
  private static final String SUMS = "+-±∓∪∩∖";

  private final List<MathToken> tokens;
  private int at;
  private int depth;
  private int bars;
  private boolean wrong;

  private MathParser(List<MathToken> tokens) {
    this.tokens = tokens;
  }

  /** Empty if it is no formula that can be read. */
  static Optional<String> canonical(List<MathToken> tokens) {
    MathParser parser = new MathParser(tokens);
    List<MathRelation> parts = parser.relations();
    return parser.wrong || parser.at < tokens.size() || parts.isEmpty()
        ? Optional.empty()
        : Optional.of(MathRelation.answer(parts));
  }

  /** Parts that are separated by commas; a part that is empty is left out. */
  private List<MathRelation> relations() {
    List<MathRelation> parts = new ArrayList<>();
    depth++;
    while (!wrong && depth <= DEEPEST) {
      if (isMark(",") || isMark(";")) {
        at++;
      } else if (isEnd()) {
        break;
      } else {
        parts.add(relation());
      }
    }
    wrong |= depth > DEEPEST;
    depth--;
    return parts;
  }

  private boolean isEnd() {
    return at >= tokens.size() || isMark(")") || isMark("]") || isMark("}") || isMark("\\}")
        || isMark("⟩") || isMark("\\\\") || isMark("&") || isCommand("end")
        || (bars > 0 && isMark("|"));
  }

  private MathRelation relation() {
    List<MathTerm> sides = new ArrayList<>(List.of(sum()));
    List<String> signs = new ArrayList<>();
    while (!wrong && at < tokens.size() && isOneOf(RELATIONS)) {
      signs.add(tokens.get(at++).text());
      sides.add(sum());
    }
    return new MathRelation(sides, signs);
  }

  private MathTerm sum() {
    List<String> signs = new ArrayList<>();
    List<MathTerm> terms = new ArrayList<>();
    do {
      signs.add(isOneOf(SUMS) ? tokens.get(at++).text() : "+");
      terms.add(product());
    } while (!wrong && isOneOf(SUMS));
    return MathSum.of(signs, terms);
  }

  private MathTerm product() {
    MathTerm product = factor();
    while (!wrong && !isEnd()) {
      if (isMark("*")) {
        at++;
        boolean ten = isPowerOfTen();
        MathTerm next = factor();
        product = ten && next.isNumber() ? product.timesNumber(next) : product.times(next);
      } else if (isMark("/")) {
        at++;
        product = product.over(factor());
      } else if (isOneOf(RELATIONS) || isOneOf(SUMS) || isMark(",") || isMark(";")) {
        break;
      } else {
        product = followed(product);
      }
    }
    return product;
  }

  /** What follows without a sign: a factor, the fraction of a mixed number, a unit. */
  private MathTerm followed(MathTerm product) {
    MathToken next = tokens.get(at);
    boolean mixed = product.isNumber() && tokens.get(at - 1).type() == TokenType.NUMBER
        && (isCommand("frac") || (next.type() == TokenType.NUMBER && next.spaced()
            && isMark(at + 1, "/")));
    if (mixed) {
      MathTerm fraction = factor();
      if (isMark("/")) {
        at++;
        fraction = fraction.over(factor());
      }
      return fraction.isNumber()
          ? MathTerm.number(product.number().add(fraction.number()))
          : product.times(fraction);
    }
    boolean unit = (next.type() == TokenType.WORDS || (next.type() == TokenType.NAME
        && next.text().length() > 1)) && !Units.name(next.text()).isEmpty();
    if (unit) {
      at++;
      if (isMark("^")) {
        at++;
        factor();
      }
      return product;
    }
    return product.times(factor());
  }

  private boolean isPowerOfTen() {
    return at + 1 < tokens.size() && tokens.get(at).text().equals("10") && isMark(at + 1, "^");
  }

  private MathTerm factor() {
    if (++depth > DEEPEST || at >= tokens.size()) {
      depth--;
      return fail();
    }
    MathTerm factor = isMark("-") || isMark("+") ? signed() : postfix(base());
    depth--;
    return factor;
  }

  private MathTerm signed() {
    boolean negative = tokens.get(at++).is("-");
    MathTerm factor = factor();
    return negative ? factor.negated() : factor;
  }

  private MathTerm postfix(MathTerm base) {
    MathTerm result = base;
    while (!wrong && (isMark("^") || isMark("_") || isMark("!") || isMark("'"))) {
      String sign = tokens.get(at++).text();
      result = switch (sign) {
        case "^" -> MathSum.power(result, factorWithoutPostfix());
        case "_" -> MathTerm.atom(result.bracketed() + "_" + factorWithoutPostfix().bracketed());
        default -> MathTerm.atom(result.bracketed() + sign);
      };
    }
    return result;
  }

  private MathTerm factorWithoutPostfix() {
    if (isMark("-")) {
      at++;
      return base().negated();
    }
    return base();
  }

  private MathTerm base() {
    if (at >= tokens.size() || depth > DEEPEST) {
      return fail();
    }
    MathToken token = tokens.get(at++);
    return switch (token.type()) {
      case NUMBER -> token.text().length() > Numeral.LONGEST
          ? MathTerm.atom(token.text())
          : MathTerm.number(new BigDecimal(token.text()));
      case NAME -> name(token.text());
      case WORDS -> MathTerm.atom(words(token.text()));
      case FUNCTION -> function(token.text());
      case COMMAND -> command(token.text());
      case MARK -> bracketed(token.text());
    };
  }

  /** A name and, in brackets behind it, what may be its argument. */
  private MathTerm name(String name) {
    if (!isMark("(") || tokens.get(at).spaced()) {
      return MathTerm.atom(name);
    }
    at++;
    return MathTerm.atom(name + brackets("(", relations()));
  }

  private String words(String first) {
    StringBuilder words = new StringBuilder(first);
    while (at < tokens.size() && tokens.get(at).type() == TokenType.WORDS) {
      words.append(' ').append(tokens.get(at++).text());
    }
    return words.toString();
  }

  /** "sin x", "\sin^2(x)", "\log_2 8" */
  private MathTerm function(String name) {
    StringBuilder function = new StringBuilder(name);
    while (isMark("^") || isMark("_")) {
      function.append(tokens.get(at++).text()).append(factorWithoutPostfix().bracketed());
    }
    if (at >= tokens.size() || isEnd() || isOneOf(RELATIONS + SUMS + "*/,")) {
      return MathTerm.atom(function.toString());
    }
    boolean brackets = isMark("(");
    MathTerm argument = factor();
    while (!brackets && !wrong && at < tokens.size() && tokens.get(at).type() == TokenType.NAME) {
      argument = argument.times(factor());
    }
    return MathTerm.atom(function + "(" + argument.text() + ")");
  }

  private MathTerm command(String name) {
    if (name.startsWith("begin ")) {
      return matrix(name.substring("begin ".length()));
    }
    return switch (name) {
      case "frac" -> factorWithoutPostfix().over(factorWithoutPostfix());
      case "sqrt" -> root();
      case "binom" -> MathTerm.atom("binom(" + factorWithoutPostfix().text() + ","
          + factorWithoutPostfix().text() + ")");
      case "overline", "bar", "vec", "hat" ->
        MathTerm.atom(name + "(" + factorWithoutPostfix().text() + ")");
      default -> fail();
    };
  }

  private MathTerm root() {
    String degree = "";
    if (isMark("[")) {
      at++;
      degree = "_" + MathSum.list(relations());
      at++;
    }
    return MathTerm.atom("sqrt" + degree + "(" + factorWithoutPostfix().text() + ")");
  }

  private MathTerm matrix(String kind) {
    StringBuilder cells = new StringBuilder();
    while (!wrong && at < tokens.size() && !isCommand("end")) {
      cells.append(MathSum.list(relations()));
      if (isMark("&") || isMark("\\\\")) {
        cells.append(isMark("&") ? "," : ";");
        at++;
      } else if (!isCommand("end")) {
        return fail();
      }
    }
    at++;
    int last = cells.length() - 1;
    boolean rowEnds = last >= 0 && cells.charAt(last) == ';';
    String content = rowEnds ? cells.substring(0, last) : cells.toString();
    return MathTerm.atom(kind.equalsIgnoreCase("vmatrix")
        ? "|" + content + "|"
        : "matrix(" + content + ")");
  }

  private MathTerm bracketed(String open) {
    return switch (open) {
      case "(", "[", "⟨" -> group(open, relations());
      case "{" -> braces(relations());
      case "\\{" -> {
        List<MathRelation> members = relations();
        at++;
        yield set(members);
      }
      case "|" -> {
        bars++;
        String inner = MathSum.list(relations());
        bars--;
        wrong |= !isMark("|");
        at++;
        yield MathTerm.atom("|" + inner + "|");
      }
      case "∞", "∅" -> MathTerm.atom(open);
      default -> fail();
    };
  }

  /** In braces that group stands one part; several are a set. */
  private MathTerm braces(List<MathRelation> parts) {
    wrong |= !isMark("}");
    at++;
    return parts.size() == 1 ? parts.getFirst().term() : set(parts);
  }

  private static MathTerm set(List<MathRelation> members) {
    return MathTerm.atom("{"
        + String.join(",", new TreeSet<>(members.stream().map(MathRelation::text).toList())) + "}");
  }

  private MathTerm group(String open, List<MathRelation> parts) {
    boolean round = open.equals("(") && isMark(")");
    String text = brackets(open, parts);
    return round && parts.size() == 1 ? parts.getFirst().term() : MathTerm.atom(text);
  }

  private String brackets(String open, List<MathRelation> parts) {
    String close = at < tokens.size() ? tokens.get(at).text() : "";
    wrong |= close.isEmpty() || ")]⟩".indexOf(close) < 0;
    at++;
    return open + MathSum.list(parts) + close;
  }

  private boolean isMark(String mark) {
    return isMark(at, mark);
  }

  private boolean isMark(int index, String mark) {
    return index < tokens.size() && tokens.get(index).is(mark);
  }

  private boolean isOneOf(String marks) {
    return at < tokens.size() && tokens.get(at).type() == TokenType.MARK
        && tokens.get(at).text().length() == 1 && marks.contains(tokens.get(at).text());
  }

  private boolean isCommand(String name) {
    return at < tokens.size() && tokens.get(at).type() == TokenType.COMMAND
        && (tokens.get(at).text() + " ").startsWith(name + " ");
  }

  private MathTerm fail() {
    wrong = true;
    at = tokens.size();
    return MathTerm.number(BigDecimal.ZERO);
  }
}
