package avengers.clustering.answer.formula;

import static avengers.clustering.answer.text.Characters.digitsEnd;
import static avengers.clustering.answer.text.Characters.isDigit;
import static avengers.clustering.answer.text.Characters.isOneOf;

import avengers.clustering.answer.formula.MathToken.TokenType;
import avengers.clustering.answer.text.Characters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Splits a formula, in LaTeX or as people type it, into its parts. */
final class MathLexer {
  private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
  private static final String LOWERED = "₀₁₂₃₄₅₆₇₈₉";
  private static final String DROPPED = "$%°~`\u200b";

  private final String text;
  private final List<MathToken> tokens = new ArrayList<>();
  private int at;
  private int depth;
  private boolean spaced;
  private boolean matrix;

  private MathLexer(String text) {
    this.text = text;
  }

  static List<MathToken> tokens(String source) {
    MathLexer lexer = new MathLexer(Characters.ascii(source));
    while (lexer.at < lexer.text.length()) {
      lexer.next();
    }
    return lexer.tokens;
  }

  private void next() {
    char c = text.charAt(at);
    if (Character.isWhitespace(c) || DROPPED.indexOf(c) >= 0) {
      spaced |= Character.isWhitespace(c);
      at++;
    } else if (c == '\\') {
      command();
    } else if (isDigit(text, at) || (c == '.' && isDigit(text, at + 1))) {
      number();
    } else if (Character.isLetter(c)) {
      letters();
    } else {
      mark(c);
    }
  }

  private void add(TokenType type, String content) {
    tokens.add(new MathToken(type, content, spaced));
    spaced = false;
  }

  private void mark(char c) {
    if (isOneOf(text, at, RAISED + "⁻")) {
      small(RAISED, "^");
      return;
    }
    if (isOneOf(text, at, LOWERED)) {
      small(LOWERED, "_");
      return;
    }
    String two = at + 1 < text.length() ? text.substring(at, at + 2) : "";
    String mark = switch (two) {
      case "<=" -> "≤";
      case ">=" -> "≥";
      case "!=" -> "≠";
      case "**" -> "^";
      case "+-" -> "±";
      default -> "";
    };
    at += mark.isEmpty() ? 1 : 2;
    switch (c) {
      case '√' -> add(TokenType.COMMAND, "sqrt");
      case '×', '·', '∗' -> add(TokenType.MARK, "*");
      case '÷' -> add(TokenType.MARK, "/");
      case '½' -> addNumber("0.5");
      case '¼' -> addNumber("0.25");
      case '¾' -> addNumber("0.75");
      default -> add(TokenType.MARK, mark.isEmpty() ? String.valueOf(c) : mark);
    }
    depth += "([".indexOf(c) >= 0 ? 1 : ")]".indexOf(c) >= 0 ? -1 : 0;
  }

  private void addNumber(String digits) {
    add(TokenType.NUMBER, digits);
  }

  /** Raised and lowered digits: "x²", "log₂". */
  private void small(String digits, String sign) {
    StringBuilder number = new StringBuilder();
    boolean negative = text.charAt(at) == '⁻';
    at += negative ? 1 : 0;
    while (isOneOf(text, at, digits)) {
      number.append(digits.indexOf(text.charAt(at++)));
    }
    add(TokenType.MARK, sign);
    if (negative) {
      add(TokenType.MARK, "-");
    }
    if (!number.isEmpty()) {
      addNumber(number.toString());
    }
  }

  private void number() {
    boolean single = isDigit(text, at) && !tokens.isEmpty() && takesDigits();
    StringBuilder digits = new StringBuilder();
    int end = single ? at + 1 : digitsEnd(text, at);
    digits.append(text, at, end);
    while (!single && thousandsMark(end) > 0) {
      int start = end + thousandsMark(end);
      digits.append(text, start, start + 3);
      end = start + 3;
    }
    if (!single && isOneOf(text, end, ".") && isDigit(text, end + 1)) {
      int decimals = digitsEnd(text, end + 1);
      digits.append(text, end, decimals);
      end = decimals;
    }
    at = end;
    addNumber(digits.toString());
  }

  /** Whether the digits of {@code \frac12} are each an argument. */
  private boolean takesDigits() {
    MathToken last = tokens.getLast();
    boolean afterOne = tokens.size() > 1 && isFraction(tokens.get(tokens.size() - 2))
        && last.type() == TokenType.NUMBER && last.text().length() == 1;
    return isFraction(last) || afterOne;
  }

  private static boolean isFraction(MathToken token) {
    return token.type() == TokenType.COMMAND && token.text().equals("frac");
  }

  /** How long the mark before three more digits is: "," "{,}" "\," ",\!" "\!"; 0 without one. */
  private int thousandsMark(int from) {
    for (String mark : new String[]{"{,}", ",\\!", "\\,", "\\!", ","}) {
      int start = from + mark.length();
      if (text.startsWith(mark, from) && digitsEnd(text, start) == start + 3
          && (mark.length() > 1 || depth <= 0)) {
        return mark.length();
      }
    }
    return 0;
  }

  private void letters() {
    int end = at;
    while (Characters.isLetter(text, end) && "√π".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    end = Math.max(end, at + 1);
    String word = text.substring(at, end);
    at = end;
    named(word, word.length() > 1 || !Character.isLowerCase(word.charAt(0)));
  }

  private void named(String word, boolean mayBeMark) {
    String constant = MathNames.CONSTANTS.get(word);
    String mark = mayBeMark ? MathNames.MARKS.get(word) : null;
    if (constant != null) {
      add(TokenType.NAME, constant);
    } else if (mark != null) {
      add(TokenType.MARK, mark);
    } else if (MathNames.FUNCTIONS.contains(word)) {
      add(TokenType.FUNCTION, word);
    } else if (MathNames.ARGUMENTS.contains(word)) {
      add(TokenType.COMMAND, word);
    } else if (MathNames.LAYOUT.contains(word)) {
      spaced = true;
      boolean side = word.equals("left") || word.equals("right");
      at += side && isOneOf(text, at, ".") ? 1 : 0;
    } else {
      add(MathNames.isProse(word) ? TokenType.WORDS : TokenType.NAME, MathNames.isProse(word)
          ? word.toLowerCase(Locale.ROOT)
          : word);
    }
  }

  private void command() {
    int start = at + 1;
    if (isOneOf(text, start, "\\") && Characters.isLetter(text, start + 1) && !matrix) {
      start++;
    }
    int end = start;
    while (end < text.length() && isAsciiLetter(text.charAt(end))) {
      end++;
    }
    if (end == start) {
      at = Math.min(text.length(), start + 1);
      symbol(start < text.length() ? text.charAt(start) : ' ');
      return;
    }
    at = end;
    String name = text.substring(start, end);
    if (MathNames.FRACTIONS.contains(name)) {
      add(TokenType.COMMAND, "frac");
    } else if (MathNames.WORDS.contains(name)) {
      words();
    } else if (name.equals("begin") || name.equals("end")) {
      matrix = name.equals("begin");
      add(TokenType.COMMAND, name + " " + braced());
    } else if (name.equals("circ") || name.equals("degree")) {
      dropCaret();
    } else {
      named(name, true);
    }
  }

  private void symbol(char c) {
    switch (c) {
      case '{' -> add(TokenType.MARK, "\\{");
      case '}' -> add(TokenType.MARK, "\\}");
      case '\\' -> add(TokenType.MARK, "\\\\");
      case '|' -> add(TokenType.MARK, "|");
      case '&', '#', '_' -> add(TokenType.NAME, String.valueOf(c));
      default -> spaced = true;
    }
  }

  private void words() {
    String words = braced().strip().toLowerCase(Locale.ROOT);
    spaced = true;
    if (words.equals("and") || words.equals("or")) {
      add(TokenType.MARK, ",");
    } else if (!words.isEmpty()) {
      add(TokenType.WORDS, words);
    }
  }

  private String braced() {
    if (!isOneOf(text, at, "{")) {
      return "";
    }
    int close = text.indexOf('}', at);
    int end = close < 0 ? text.length() : close;
    String content = text.substring(at + 1, end);
    at = Math.min(text.length(), end + 1);
    return content;
  }

  /** {@code 90^\circ} and {@code 90^{\circ}} are 90. */
  private void dropCaret() {
    boolean open = !tokens.isEmpty() && tokens.getLast().is("{");
    int caret = tokens.size() - (open ? 2 : 1);
    if (caret >= 0 && tokens.get(caret).is("^")) {
      tokens.subList(caret, tokens.size()).clear();
      at += open && isOneOf(text, at, "}") ? 1 : 0;
    }
  }

  private static boolean isAsciiLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
