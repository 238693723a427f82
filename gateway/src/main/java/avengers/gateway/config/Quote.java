package avengers.gateway.config;

/** Text of the file made fit for a message: one line, not long, no control characters. */
final class Quote {
  private static final int LONGEST = 60;

  private Quote() {}

  /** The text in quotation marks. */
  static String of(String text) {
    return "\"" + plain(text) + "\"";
  }

  /** The text without quotation marks. */
  static String plain(String text) {
    StringBuilder line = new StringBuilder();
    text.codePoints().limit(LONGEST).map(Quote::visible).forEach(line::appendCodePoint);
    return text.codePointCount(0, text.length()) > LONGEST ? line + "..." : line.toString();
  }

  private static int visible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
        '?';
      default -> codePoint;
    };
  }
}
