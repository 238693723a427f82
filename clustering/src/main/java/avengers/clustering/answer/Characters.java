package avengers.clustering.answer;

/** Writes digits and marks of other scripts as ASCII does, character by character. */
final class Characters {
  private static final String MARKS = "．，％٪٫٬−－﹣＝＋／⁄＄（）\u00a0\u202f\u2009\u3000’ʼ×✕⋅∙•";
  private static final String PLAIN = ".,%%.,---=+//$()    ''××···";

  private Characters() {}

  /** The same text, of the same length, so that positions stay. */
  static String ascii(String text) {
    if (isAscii(text)) {
      return text;
    }
    char[] plain = text.toCharArray();
    for (int i = 0; i < plain.length; i++) {
      if (plain[i] > '\u007f') {
        plain[i] = ascii(plain[i]);
      }
    }
    return new String(plain);
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > '\u007f') {
        return false;
      }
    }
    return true;
  }

  private static char ascii(char c) {
    if (Character.isDigit(c)) {
      return (char) ('0' + Character.digit(c, 10));
    }
    int mark = MARKS.indexOf(c);
    return mark < 0 ? c : PLAIN.charAt(mark);
  }

  static boolean isDigit(String text, int at) {
    return at >= 0 && at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }

  static boolean isLetter(String text, int at) {
    return at >= 0 && at < text.length() && Character.isLetter(text.charAt(at));
  }

  /** Whether one character of several stands there. */
  static boolean isOneOf(String text, int at, String characters) {
    return at >= 0 && at < text.length() && characters.indexOf(text.charAt(at)) >= 0;
  }

  /** The position behind the digits that begin here. */
  static int digitsEnd(String text, int from) {
    int at = from;
    while (isDigit(text, at)) {
      at++;
    }
    return at;
  }

  /** The position behind the letters that begin here, at most so many. */
  static int lettersEnd(String text, int from, int most) {
    int at = from;
    while (at - from < most && isLetter(text, at)) {
      at++;
    }
    return at;
  }

  /** The position of the next character that is no blank. */
  static int skipSpaces(String text, int from) {
    int at = from;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** The position behind at most so many spaces. */
  static int skipSpaces(String text, int from, int most) {
    int at = from;
    while (at - from < most && isOneOf(text, at, " ")) {
      at++;
    }
    return at;
  }
}
