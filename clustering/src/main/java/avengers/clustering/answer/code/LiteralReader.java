package avengers.clustering.answer.code;

import avengers.clustering.answer.code.LiteralParser.Found;
import avengers.clustering.answer.code.LiteralParser.Found.Form;
import avengers.clustering.answer.statement.Passage;
import avengers.clustering.answer.statement.Statement;
import avengers.clustering.answer.text.Characters;
import avengers.clustering.answer.text.Rendering;
import java.util.Optional;

/**
 * Finds a value of code in a statement: {@code [1, 2]}, {@code 'a B'}, {@code f(3) == {'k': None}},
 * in backticks, behind "assert", before a comment.
 */
public final class LiteralReader {
  private static final int LONGEST = 2000;
  private static final int MOST_STARTS = 16;
  private static final String STRING = " string ";

  private LiteralReader() {}

  /** Whether the statement is one list, tuple, set or dictionary, or a text in quotes. */
  public static boolean isLiteral(Statement statement) {
    return whole(statement.source()).filter(found -> found.form() != Form.PLAIN).isPresent();
  }

  /** Whether the statement is a text in quotes. */
  public static boolean isText(Statement statement) {
    return whole(statement.source()).filter(found -> found.form() == Form.TEXT).isPresent();
  }

  /** The value that a reply states, in its canonical form. */
  public static Optional<String> read(Statement statement, String reply) {
    String source = statement.source();
    if (source.length() > LONGEST) {
      return Optional.empty();
    }
    return whole(source)
        .or(() -> within(source, statement.announced()))
        .or(() -> inLines(Passage.of(statement, reply)))
        .map(Found::canonical);
  }

  /**
   * The text that a reply states, where all of them state texts: with quotes, without, or with one
   * that was lost. Quotes at its ends therefore tell nothing.
   */
  public static Optional<String> readText(Statement statement) {
    String source = statement.source();
    if (source.length() > LONGEST) {
      return Optional.empty();
    }
    Optional<Found> literal = whole(source).filter(found -> found.form() == Form.TEXT)
        .or(() -> described(source));
    if (literal.filter(found -> !found.canonical().startsWith("'")).isPresent()) {
      return literal.map(Found::canonical);
    }
    String text = literal.map(Found::canonical)
        .map(canonical -> canonical.substring(1, canonical.length() - 1))
        .orElseGet(() -> withoutQuotes(withoutTicks(source)));
    return Optional.of(Rendering.quoted(withoutQuotes(Rendering.unescaped(text))));
  }

  /** "'abc', which is so", "the literal string 'abc'" */
  private static Optional<Found> described(String source) {
    int behind = source.indexOf(STRING) + STRING.length();
    return LiteralParser.at(source, behind < STRING.length() ? 0 : behind)
        .filter(found -> found.form() == Form.TEXT)
        .filter(found -> isEnd(source, found.end()) || isBeforeWords(source, found.end()));
  }

  private static String withoutQuotes(String text) {
    int start = 0;
    int end = text.length();
    while (Characters.isOneOf(text, start, "'\"")) {
      start++;
    }
    while (end > start && Characters.isOneOf(text, end - 1, "'\"")) {
      end--;
    }
    return text.substring(start, end);
  }

  private static String withoutTicks(String text) {
    String stripped = text.strip();
    boolean ticked = stripped.length() > 2 && isAround(stripped, "`");
    return ticked ? withoutTicks(stripped.substring(1, stripped.length() - 1)) : text;
  }

  /** A value that is all of a text, but for marks, a comment, and what it is compared with. */
  private static Optional<Found> whole(String source) {
    if (source.length() > LONGEST) {
      return Optional.empty();
    }
    String text = withoutMarks(source);
    Optional<Found> found = LiteralParser.at(text, 0).filter(value -> isEnd(text, value.end()));
    if (found.isPresent()) {
      return found;
    }
    int equals = text.lastIndexOf("==");
    boolean compared = equals > 0
        && (text.startsWith("assert") || text.substring(0, equals).stripTrailing().endsWith(")"));
    return compared
        ? LiteralParser.at(text, equals + 2).filter(value -> isEnd(text, value.end()))
        : Optional.empty();
  }

  private static String withoutMarks(String source) {
    String text = source.strip();
    while (text.length() > 2 && (isAround(text, "`") || isAround(text, "*"))) {
      text = text.substring(1, text.length() - 1).strip();
    }
    return text;
  }

  private static boolean isAround(String text, String mark) {
    return text.startsWith(mark) && text.endsWith(mark);
  }

  /** Whether nothing follows but marks, or a comment. */
  private static boolean isEnd(String text, int end) {
    int at = end;
    while (Characters.isOneOf(text, at, " \t\r\n.;`*")) {
      at++;
    }
    return at >= text.length() || text.charAt(at) == '#' || text.startsWith("//", at);
  }

  /** The first list or text in quotes that ends its sentence, or stands before words. */
  private static Optional<Found> within(String source, boolean announced) {
    int starts = 0;
    int bound = Math.min(source.length(), LONGEST);
    for (int i = 0; i < bound && starts < MOST_STARTS; i++) {
      boolean begins = Characters.isOneOf(source, i, "[({'\"")
          && !Characters.isLetter(source, i - 1) && !Characters.isOneOf(source, i - 1, "[({");
      if (begins) {
        starts++;
        Optional<Found> found = LiteralParser.at(source, i)
            .filter(value -> value.form() != Form.PLAIN)
            .filter(value -> isEnd(source, value.end())
                || (announced && isBeforeWords(source, value.end())));
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isBeforeWords(String text, int end) {
    int at = end;
    while (Characters.isOneOf(text, at, "`*,.")) {
      at++;
    }
    return Characters.isOneOf(text, at, " ") && Characters.isLetter(text, at + 1)
        && !text.startsWith(" or ", at);
  }

  /** A value over several lines, in a code fence or not. */
  private static Optional<Found> inLines(String passage) {
    int open = passage.indexOf("```");
    int line = open < 0 ? -1 : passage.indexOf('\n', open);
    int close = line < 0 ? -1 : passage.indexOf("```", line);
    return whole(close < 0 ? passage : passage.substring(line, close));
  }
}
