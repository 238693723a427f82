package avengers.clustering.answer.code;

import static avengers.clustering.answer.text.Characters.isLetter;
import static avengers.clustering.answer.text.Characters.isOneOf;

import avengers.clustering.answer.text.Characters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Parses a value as Python and JSON write it into one canonical text: quotes of one kind, numbers
 * by value, the keys of dictionaries and the members of sets in order.
 */
final class LiteralParser {
  private static final int DEEPEST = 24;

  private final String text;
  private int at;
  private boolean wrong;

  private LiteralParser(String text, int at) {
    this.text = text;
    this.at = at;
  }

  /**
   * A value in a text.
   *
   * @param canonical equal values have equal ones
   * @param form what it is
   * @param end the position behind it
   */
  record Found(String canonical, Form form, int end) {
    /** The kinds of values. */
    enum Form {
      /** A text in quotes. */
      TEXT,
      /** A list, tuple, set or dictionary. */
      CONTAINER,
      /** A number or a name such as True. */
      PLAIN
    }
  }

  /** The value that begins at a position, if one does. */
  static Optional<Found> at(String text, int start) {
    LiteralParser parser = new LiteralParser(text, start);
    parser.skipBlanks();
    int first = parser.at;
    String canonical = parser.value(0);
    return parser.wrong
        ? Optional.empty()
        : Optional.of(new Found(canonical, form(text, first), parser.at));
  }

  private static Found.Form form(String text, int at) {
    char c = at < text.length() ? text.charAt(at) : ' ';
    boolean prefixed = isLetter(text, at) && isOneOf(text, at + 1, "'\"");
    return c == '\'' || c == '"' || prefixed
        ? Found.Form.TEXT
        : c == '[' || c == '(' || c == '{' || text.startsWith("set()", at)
            ? Found.Form.CONTAINER
            : Found.Form.PLAIN;
  }

  private String value(int depth) {
    skipBlanks();
    if (at >= text.length() || depth > DEEPEST) {
      return fail();
    }
    return switch (text.charAt(at)) {
      case '[' -> "[" + String.join(",", members(']', depth)) + "]";
      case '(' -> tuple(depth);
      case '{' -> braces(depth);
      default -> scalar();
    };
  }

  private String scalar() {
    Optional<LiteralScalar> scalar = LiteralScalar.at(text, at);
    if (scalar.isEmpty()) {
      return fail();
    }
    at = scalar.get().end();
    return scalar.get().canonical();
  }

  private String tuple(int depth) {
    int open = at;
    List<String> members = members(')', depth);
    boolean onlyBrackets = members.size() == 1 && !endsWithComma(open);
    return onlyBrackets ? members.getFirst() : "(" + String.join(",", members) + ")";
  }

  /** Whether the last mark before the bracket that was just closed is a comma. */
  private boolean endsWithComma(int open) {
    int last = at - 2;
    while (last > open && Character.isWhitespace(text.charAt(last))) {
      last--;
    }
    return isOneOf(text, last, ",");
  }

  private List<String> members(char close, int depth) {
    List<String> members = new ArrayList<>();
    at++;
    while (!wrong && !closes(close)) {
      members.add(value(depth + 1));
      separator(close);
    }
    return members;
  }

  /** A dictionary, or a set: the last of equal keys counts. */
  private String braces(int depth) {
    TreeMap<String, String> entries = new TreeMap<>();
    TreeSet<String> members = new TreeSet<>();
    at++;
    while (!wrong && !closes('}')) {
      String key = value(depth + 1);
      skipBlanks();
      if (isOneOf(text, at, ":")) {
        at++;
        entries.put(key, value(depth + 1));
      } else {
        members.add(key);
      }
      separator('}');
    }
    if (!entries.isEmpty() && !members.isEmpty()) {
      return fail();
    }
    return members.isEmpty()
        ? "{" + String.join(",", entries.entrySet()
            .stream()
            .map(entry -> entry.getKey() + ":" + entry.getValue())
            .toList()) + "}"
        : "{/" + String.join(",", members) + "}";
  }

  private boolean closes(char close) {
    skipBlanks();
    if (at >= text.length()) {
      fail();
      return true;
    }
    if (text.charAt(at) == close) {
      at++;
      return true;
    }
    return false;
  }

  private void separator(char close) {
    skipBlanks();
    if (isOneOf(text, at, ",")) {
      at++;
    } else if (!isOneOf(text, at, String.valueOf(close))) {
      fail();
    }
  }

  private void skipBlanks() {
    at = Characters.skipWhitespace(text, at);
  }

  private String fail() {
    wrong = true;
    return "";
  }
}
