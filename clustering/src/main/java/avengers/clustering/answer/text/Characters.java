package avengers.clustering.answer.text;

/**
 * Looks at the characters of a text, of which there may be fewer than one asks for, and writes
 * those of other scripts as ASCII does, so that positions stay.
 */
public final class Characters {
  private static final String MARKS = "．，％٪٫٬−－﹣＝＋／⁄＄（）\u00a0\u202f\u2009\u3000’ʼ×✕⋅∙•";
  private static final String PLAIN = ".,%%.,---=+//$()    ''××···";

  private Characters() {}

  /** Digits and marks of other scripts as ASCII has them; the text keeps its length. */
  public static String ascii(String text) {
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

  /** Full-width letters, digits and marks as the ordinary ones. */
  public static String narrow(String text) {
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

  /** A letter of English, in either case. */
  public static boolean isLatin(char c) {
    char lower = (char) (c | 0x20);
    return lower >= 'a' && lower <= 'z';
  }

  /** The character at a position; a null character where there is none. */
  public static char at(String text, int at) {
    return at >= 0 && at < text.length() ? text.charAt(at) : '\0';
  }

  /** The next position that holds no blank, or holds the end of a line. */
  public static int skipSpaces(String text, int from) {
    int at = from;
    while (at < text.length() && isSpace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** A blank that ends no line; Chinese and French have their own. */
  public static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\u00a0' || c == '\u202f' || c == '\u3000';
  }

  public static boolean isWord(char c) {
    return Character.isLetterOrDigit(c);
  }

  /** Whether words are written without blanks between them. */
  public static boolean isIdeographic(char c) {
    return c >= '\u2e80' && c <= '\ud7ff';
  }

  public static boolean isDigit(String text, int at) {
    return at(text, at) >= '0' && at(text, at) <= '9';
  }

  public static boolean isLetter(String text, int at) {
    return Character.isLetter(at(text, at));
  }

  /** Whether one character of several stands there. */
  public static boolean isOneOf(String text, int at, String characters) {
    return at >= 0 && at < text.length() && characters.indexOf(text.charAt(at)) >= 0;
  }

  /** The position behind the digits that begin here. */
  public static int digitsEnd(String text, int from) {
    int at = from;
    while (isDigit(text, at)) {
      at++;
    }
    return at;
  }

  /** The position behind the letters that begin here, at most so many. */
  public static int lettersEnd(String text, int from, int most) {
    int at = from;
    while (at - from < most && isLetter(text, at)) {
      at++;
    }
    return at;
  }

  /** The next position that holds neither a blank nor the end of a line. */
  public static int skipWhitespace(String text, int from) {
    int at = from;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** The position behind at most so many spaces. */
  public static int skipSpaces(String text, int from, int most) {
    int at = from;
    while (at - from < most && isOneOf(text, at, " ")) {
      at++;
    }
    return at;
  }
}
