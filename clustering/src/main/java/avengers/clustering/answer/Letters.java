package avengers.clustering.answer;

/** Looks at the characters of a text, of which there may be fewer than one asks for. */
final class Letters {
  private Letters() {}

  /** The character at a position; a null character where there is none. */
  static char at(String text, int at) {
    return at >= 0 && at < text.length() ? text.charAt(at) : '\0';
  }

  /** The next position that holds no blank, or holds the end of a line. */
  static int skipSpaces(String text, int from) {
    int at = from;
    while (at < text.length() && isSpace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** A blank that ends no line; Chinese and French have their own. */
  static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\u00a0' || c == '\u202f' || c == '\u3000';
  }

  static boolean isWord(char c) {
    return Character.isLetterOrDigit(c);
  }

  /** Whether words are written without blanks between them. */
  static boolean isIdeographic(char c) {
    return c >= '\u2e80' && c <= '\ud7ff';
  }

  /** Full-width letters, digits and marks as the ordinary ones. */
  static String narrow(String text) {
    if (text.chars().noneMatch(c -> c >= '\uff01' && c <= '\uff5e')) {
      return text;
    }
    char[] narrow = text.toCharArray();
    for (int i = 0; i < narrow.length; i++) {
      if (narrow[i] >= '\uff01' && narrow[i] <= '\uff5e') {
        narrow[i] = (char) (narrow[i] - ('\uff01' - '!'));
      }
    }
    return new String(narrow);
  }
}
