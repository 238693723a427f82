package avengers.clustering.answer.code;

import avengers.clustering.answer.statement.CodeBlock;
import avengers.clustering.answer.text.TextNormaliser;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes code in one layout: without comments, and without blanks, lines and indentation where they
 * mean nothing; a level of indentation is one tab. What stands in quotes stays as it is. One pass;
 * the code need not be valid.
 */
final class CodeNormaliser {
  private static final int TAB = 4;
  private static final String SIGNS = "+-*/<>=&|!%^~?:";

  private final String code;
  private final CodeStyle style;
  private final StringBuilder normalised = new StringBuilder();
  private final StringBuilder line = new StringBuilder();
  private final Deque<Integer> indents = new ArrayDeque<>();
  private boolean gap;
  private int indent;
  private int at;

  private CodeNormaliser(String code, CodeStyle style) {
    this.code = code;
    this.style = style;
  }

  static String normalise(CodeBlock block) {
    return new CodeNormaliser(block.content(), CodeStyle.of(block)).read();
  }

  private String read() {
    indent();
    while (at < code.length()) {
      char c = code.charAt(at);
      if (isWord(c)) {
        word(c);
      } else if (c == '\n' && !style.ignoresLines()) {
        at++;
        endLine();
        indent();
      } else if (Character.isWhitespace(c)) {
        at++;
        gap = true;
      } else if (style.beginsLineComment(code, at)) {
        at = before("\n", at);
      } else if (style.beginsBlockComment(code, at)) {
        at = behind("*/", at + 2);
        gap = true;
      } else if (style.quotes(c)) {
        quoted(c);
      } else {
        at++;
        append(c);
      }
    }
    endLine();
    return withoutEnd(normalised);
  }

  private void indent() {
    indent = 0;
    while (at < code.length() && (code.charAt(at) == ' ' || code.charAt(at) == '\t')) {
      indent += code.charAt(at++) == '\t' ? TAB : 1;
    }
  }

  private void word(char first) {
    append(style.ignoresCase() ? Character.toLowerCase(first) : first);
    int start = ++at;
    while (at < code.length() && isWord(code.charAt(at))) {
      at++;
    }
    if (style.ignoresCase()) {
      line.append(TextNormaliser.lowerCase(code.substring(start, at)));
    } else {
      line.append(code, start, at);
    }
  }

  /** A text in quotes, which ends with its line if it may not have more. */
  private void quoted(char quote) {
    String end = String.valueOf(quote);
    if (style.quotesThrice() && code.startsWith(end.repeat(3), at)) {
      end = end.repeat(3);
    }
    boolean oneLine = end.length() == 1 && quote != '`';
    append(quote);
    int start = at + 1;
    at += end.length();
    while (at < code.length() && !code.startsWith(end, at)
        && !(oneLine && code.charAt(at) == '\n')) {
      at += code.charAt(at) == '\\' ? 2 : 1;
    }
    at = code.startsWith(end, at) ? at + end.length() : Math.min(at, code.length());
    line.append(code, start, at);
  }

  private void append(char c) {
    if (gap && !line.isEmpty() && isNeeded(line.charAt(line.length() - 1), c)) {
      line.append(' ');
    }
    gap = false;
    line.append(c);
  }

  /** Whether two characters would say something else without a blank between them. */
  private boolean isNeeded(char before, char after) {
    return !style.ignoresBlanks()
        || (isWord(before) && isWord(after))
        || (SIGNS.indexOf(before) >= 0 && SIGNS.indexOf(after) >= 0);
  }

  private static boolean isWord(char c) {
    return (c >= 'a' && c <= 'z') || c == '_' || Character.isLetterOrDigit(c);
  }

  private void endLine() {
    gap = false;
    if (line.isEmpty()) {
      return;
    }
    while (!indents.isEmpty() && indents.peek() > indent) {
      indents.pop();
    }
    if (indents.isEmpty() || indents.peek() < indent) {
      indents.push(indent);
    }
    normalised.repeat('\t', indents.size() - 1).append(line).append('\n');
    line.setLength(0);
  }

  private int before(String end, int from) {
    int found = code.indexOf(end, from);
    return found < 0 ? code.length() : found;
  }

  private int behind(String end, int from) {
    return Math.min(before(end, from) + end.length(), code.length());
  }

  /** Without the last line's end, nor a semicolon there that is left out at will. */
  private String withoutEnd(StringBuilder text) {
    int end = text.length();
    while (end > 0 && (text.charAt(end - 1) == '\n'
        || (style.ignoresLines() && text.charAt(end - 1) == ';'))) {
      end--;
    }
    return text.substring(0, end);
  }
}
