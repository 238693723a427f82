package avengers.clustering.answer.formula;

import avengers.clustering.answer.formula.MathToken.TokenType;
import avengers.clustering.answer.number.Numeral;
import java.math.BigDecimal;
import java.util.List;
import java.util.TreeSet;

/** Reads what stands between signs: a number, a name, a function, a command, brackets. */
final class MathOperand {
  /** What follows a function that stands by itself. */
  private static final String BEHIND_NO_ARGUMENT = MathParser.RELATIONS + MathParser.SUMS + "*/,";

  private final MathParser parser;
  private final MathCursor cursor;

  /** Lets the parser read what stands in brackets and arguments. */
  MathOperand(MathParser parser, MathCursor cursor) {
    this.parser = parser;
    this.cursor = cursor;
  }

  /** The operand that begins with a token, which was read. */
  MathTerm of(MathToken token) {
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
    if (!cursor.isMark("(") || cursor.peek().spaced()) {
      return MathTerm.atom(name);
    }
    cursor.skip();
    return MathTerm.atom(name + brackets("(", parser.relations()));
  }

  private String words(String first) {
    StringBuilder words = new StringBuilder(first);
    while (cursor.hasNext() && cursor.peek().type() == TokenType.WORDS) {
      words.append(' ').append(cursor.next().text());
    }
    return words.toString();
  }

  /** "sin x", "\sin^2(x)", "\log_2 8" */
  private MathTerm function(String name) {
    StringBuilder function = new StringBuilder(name);
    while (cursor.isMark("^") || cursor.isMark("_")) {
      function.append(cursor.next().text()).append(parser.factorWithoutPostfix().bracketed());
    }
    if (!cursor.hasNext() || cursor.isEnd() || cursor.isOneOf(BEHIND_NO_ARGUMENT)) {
      return MathTerm.atom(function.toString());
    }
    boolean brackets = cursor.isMark("(");
    MathTerm argument = parser.factor();
    while (!brackets && !cursor.isWrong() && cursor.hasNext()
        && cursor.peek().type() == TokenType.NAME) {
      argument = argument.times(parser.factor());
    }
    return MathTerm.atom(function + "(" + argument.text() + ")");
  }

  private MathTerm command(String name) {
    if (name.startsWith("begin ")) {
      return matrix(name.substring("begin ".length()));
    }
    return switch (name) {
      case "frac" -> parser.factorWithoutPostfix().over(parser.factorWithoutPostfix());
      case "sqrt" -> root();
      case "binom" -> MathTerm.atom("binom(" + parser.factorWithoutPostfix().text() + ","
          + parser.factorWithoutPostfix().text() + ")");
      case "overline", "bar", "vec", "hat" ->
        MathTerm.atom(name + "(" + parser.factorWithoutPostfix().text() + ")");
      default -> cursor.fail();
    };
  }

  private MathTerm root() {
    String degree = "";
    if (cursor.isMark("[")) {
      cursor.skip();
      degree = "_" + MathSum.list(parser.relations());
      cursor.skip();
    }
    return MathTerm.atom("sqrt" + degree + "(" + parser.factorWithoutPostfix().text() + ")");
  }

  private MathTerm matrix(String kind) {
    StringBuilder cells = new StringBuilder();
    while (!cursor.isWrong() && cursor.hasNext() && !cursor.isCommand("end")) {
      cells.append(MathSum.list(parser.relations()));
      if (cursor.isMark("&") || cursor.isMark("\\\\")) {
        cells.append(cursor.isMark("&") ? "," : ";");
        cursor.skip();
      } else if (!cursor.isCommand("end")) {
        return cursor.fail();
      }
    }
    cursor.skip();
    int last = cells.length() - 1;
    boolean rowEnds = last >= 0 && cells.charAt(last) == ';';
    String content = rowEnds ? cells.substring(0, last) : cells.toString();
    return MathTerm.atom(kind.equalsIgnoreCase("vmatrix")
        ? "|" + content + "|"
        : "matrix(" + content + ")");
  }

  private MathTerm bracketed(String open) {
    return switch (open) {
      case "(", "[", "⟨" -> group(open, parser.relations());
      case "{" -> braces(parser.relations());
      case "\\{" -> {
        List<MathRelation> members = parser.relations();
        cursor.skip();
        yield set(members);
      }
      case "|" -> {
        cursor.openBar();
        String inner = MathSum.list(parser.relations());
        cursor.closeBar();
        cursor.failIf(!cursor.isMark("|"));
        cursor.skip();
        yield MathTerm.atom("|" + inner + "|");
      }
      case "∞", "∅" -> MathTerm.atom(open);
      default -> cursor.fail();
    };
  }

  /** In braces that group stands one part; several are a set. */
  private MathTerm braces(List<MathRelation> parts) {
    cursor.failIf(!cursor.isMark("}"));
    cursor.skip();
    return parts.size() == 1 ? parts.getFirst().term() : set(parts);
  }

  private static MathTerm set(List<MathRelation> members) {
    return MathTerm.atom("{"
        + String.join(",", new TreeSet<>(members.stream().map(MathRelation::text).toList())) + "}");
  }

  private MathTerm group(String open, List<MathRelation> parts) {
    boolean round = open.equals("(") && cursor.isMark(")");
    String text = brackets(open, parts);
    return round && parts.size() == 1 ? parts.getFirst().term() : MathTerm.atom(text);
  }

  private String brackets(String open, List<MathRelation> parts) {
    String close = cursor.hasNext() ? cursor.peek().text() : "";
    cursor.failIf(close.isEmpty() || ")]⟩".indexOf(close) < 0);
    cursor.skip();
    return open + MathSum.list(parts) + close;
  }
}
