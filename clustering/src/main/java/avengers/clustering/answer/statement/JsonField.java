package avengers.clustering.answer.statement;

import avengers.clustering.answer.text.Characters;

/** Reads the value of a field in JSON that may be cut, or badly escaped. */
final class JsonField {
  private JsonField() {}

  /** Whether a colon follows a name, so that it is one of a field. */
  static boolean isName(String text, int afterName) {
    int at = Characters.skipWhitespace(text, afterName);
    return at < text.length() && text.charAt(at) == ':';
  }

  /**
   * The value; a text without its quotes, a list or an object whole.
   *
   * @param afterName where {@link #isName} holds
   */
  static String value(String text, int afterName) {
    int start = Characters.skipWhitespace(text, Characters.skipWhitespace(text, afterName) + 1);
    if (start >= text.length()) {
      return "";
    }
    return switch (text.charAt(start)) {
      case '"' -> quoted(text, start + 1);
      case '[', '{' -> text.substring(start, nestedEnd(text, start));
      default -> text.substring(start, simpleEnd(text, start)).strip();
    };
  }

  private static int simpleEnd(String text, int start) {
    int end = start;
    while (end < text.length() && ",}\n".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  private static int nestedEnd(String text, int start) {
    int depth = 0;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += "[{".indexOf(c) >= 0 ? 1 : "]}".indexOf(c) >= 0 ? -1 : 0;
      if (depth == 0) {
        return i + 1;
      }
    }
    return text.length();
  }

  /** Other escapes than of quotes and backslashes stay: models write LaTeX there unescaped. */
  private static String quoted(String text, int start) {
    StringBuilder value = new StringBuilder();
    for (int i = start; i < text.length() && text.charAt(i) != '"'; i++) {
      if (text.charAt(i) == '\\' && i + 1 < text.length()
          && "\"\\/".indexOf(text.charAt(i + 1)) >= 0) {
        i++;
      }
      value.append(text.charAt(i));
    }
    return value.toString();
  }
}
