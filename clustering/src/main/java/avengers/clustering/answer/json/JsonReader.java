package avengers.clustering.answer.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads JSON (RFC 8259), in one pass and with bounded recursion. It is as strict as the reader that
 * the client will use: a reply that the client cannot read must not win.
 */
final class JsonReader {
  private static final int DEEPEST = 64;
  /** Longer ones mean nothing, and take more than linear time to convert. */
  private static final int LONGEST_NUMBER = 100;
  private static final int LONGEST_EXPONENT = 6;

  private final String text;
  private int at;

  private JsonReader(String text, int at) {
    this.text = text;
    this.at = at;
  }

  /** The value, if the text is JSON and nothing else. */
  static Optional<JsonValue> whole(String text) {
    JsonReader reader = new JsonReader(text, 0);
    Optional<JsonValue> value = reader.value(0);
    reader.skipBlanks();
    return value.filter(read -> reader.at == text.length());
  }

  /** The value, if the text is one; else {@link #lastIn} it. */
  static Optional<JsonValue> in(String text) {
    return whole(text).or(() -> lastIn(text));
  }

  /**
   * The last object that stands in a text, or without any the last array. Where something that
   * begins like one turns out to be none, reading goes on from there, not from its beginning: what
   * stands inside of broken JSON is not what the reply states, and time stays linear.
   */
  private static Optional<JsonValue> lastIn(String text) {
    Optional<JsonValue> object = Optional.empty();
    Optional<JsonValue> array = Optional.empty();
    JsonReader reader = new JsonReader(text, 0);
    while (reader.at < text.length()) {
      int start = reader.at;
      char c = text.charAt(start);
      Optional<JsonValue> found = c == '{' || c == '[' ? reader.value(0) : Optional.empty();
      if (found.isPresent() && c == '{') {
        object = found;
      } else if (found.isPresent()) {
        array = found;
      }
      reader.at = Math.max(reader.at, start + 1);
    }
    return object.isPresent() ? object : array;
  }

  /** Reads a value; where there is none, {@link #at} stays where that became clear. */
  private Optional<JsonValue> value(int depth) {
    skipBlanks();
    if (at >= text.length() || depth > DEEPEST) {
      return Optional.empty();
    }
    return switch (text.charAt(at)) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> string().map(JsonValue.Text::new);
      case 't' -> word("true", JsonValue.Word.TRUE);
      case 'f' -> word("false", JsonValue.Word.FALSE);
      case 'n' -> word("null", JsonValue.Word.NULL);
      default -> number();
    };
  }

  private Optional<JsonValue> object(int depth) {
    TreeMap<String, JsonValue> members = new TreeMap<>();
    at++;
    if (skips('}')) {
      return Optional.of(new JsonValue.Members(members));
    }
    do {
      skipBlanks();
      Optional<String> name = is('"') ? string() : Optional.empty();
      if (name.isEmpty() || !skips(':')) {
        return Optional.empty();
      }
      Optional<JsonValue> value = value(depth + 1);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      members.put(name.get(), value.get());
    } while (skips(','));
    return skips('}') ? Optional.of(new JsonValue.Members(members)) : Optional.empty();
  }

  private Optional<JsonValue> array(int depth) {
    List<JsonValue> items = new ArrayList<>();
    at++;
    if (skips(']')) {
      return Optional.of(new JsonValue.Items(items));
    }
    do {
      Optional<JsonValue> value = value(depth + 1);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      items.add(value.get());
    } while (skips(','));
    return skips(']') ? Optional.of(new JsonValue.Items(items)) : Optional.empty();
  }

  private Optional<String> string() {
    StringBuilder escaped = new StringBuilder();
    int start = at + 1;
    at = plainEnd(start);
    while (at < text.length() && text.charAt(at) == '\\') {
      escaped.append(text, start, at++);
      if (!escape(escaped)) {
        return Optional.empty();
      }
      start = at;
      at = plainEnd(start);
    }
    if (!is('"')) {
      return Optional.empty();
    }
    String rest = text.substring(start, at++);
    return Optional.of(escaped.isEmpty() ? rest : escaped.append(rest).toString());
  }

  /** Behind the characters of a string that stand for themselves. */
  private int plainEnd(int start) {
    String plain = text;
    int end = start;
    while (end < plain.length() && plain.charAt(end) >= ' ' && plain.charAt(end) != '"'
        && plain.charAt(end) != '\\') {
      end++;
    }
    return end;
  }

  /** Reads what stands behind a backslash. */
  private boolean escape(StringBuilder into) {
    char c = at < text.length() ? text.charAt(at++) : 0;
    if (c == 'u') {
      return unicode(into);
    }
    int known = "\"\\/bfnrt".indexOf(c);
    if (known < 0) {
      return false;
    }
    into.append("\"\\/\b\f\n\r\t".charAt(known));
    return true;
  }

  private boolean unicode(StringBuilder into) {
    int code = 0;
    for (int digits = 0; digits < 4; digits++) {
      int digit = at < text.length() ? Character.digit(text.charAt(at++), 16) : -1;
      if (digit < 0) {
        return false;
      }
      code = code * 16 + digit;
    }
    into.append((char) code);
    return true;
  }

  private Optional<JsonValue> word(String spelled, JsonValue.Word word) {
    if (!text.startsWith(spelled, at)) {
      return Optional.empty();
    }
    at += spelled.length();
    return Optional.of(word);
  }

  private Optional<JsonValue> number() {
    int start = at;
    at += is('-') ? 1 : 0;
    boolean valid = is('0') ? ++at > 0 : skipsDigits();
    if (valid && is('.')) {
      at++;
      valid = skipsDigits();
    }
    int exponent = at;
    if (valid && (is('e') || is('E'))) {
      at++;
      at += is('+') || is('-') ? 1 : 0;
      valid = skipsDigits();
    }
    return valid && at - start <= LONGEST_NUMBER && at - exponent <= LONGEST_EXPONENT
        ? Optional.of(new JsonValue.Numeric(new BigDecimal(text.substring(start, at))))
        : Optional.empty();
  }

  private boolean skipsDigits() {
    int start = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at > start;
  }

  private boolean is(char wanted) {
    return at < text.length() && text.charAt(at) == wanted;
  }

  /** Whether the next character is this one, which then is read. */
  private boolean skips(char wanted) {
    skipBlanks();
    boolean found = is(wanted);
    at += found ? 1 : 0;
    return found;
  }

  private void skipBlanks() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }
}
