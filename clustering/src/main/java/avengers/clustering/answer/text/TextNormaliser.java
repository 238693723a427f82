package avengers.clustering.answer.text;

/** Removes from a short text what does not change its meaning. */
public final class TextNormaliser {
  private static final CharacterSet MARKS = CharacterSet.of(
      " \t\r\n*_`\"'.:;,!?$“”‘’。、，：；！？「」『』«»„\u00a0\u3000");
  private static final String OPENING = "([{";
  private static final String CLOSING = ")]}";
  private static final String OPTIONS = " options";

  /** How many brackets are taken off each end; a bound, so that time stays linear. */
  private static final int LAYERS = 4;

  private TextNormaliser() {}

  public static String normalise(String text) {
    String normalised = lowerCase(withoutMarks(withSingleSpaces(text)));
    return normalised.endsWith(OPTIONS)
        ? withoutMarks(normalised.substring(0, normalised.length() - OPTIONS.length()))
        : normalised;
  }

  /** Every character by itself, so that positions stay, and time is linear in any script. */
  public static String lowerCase(String text) {
    char[] lower = text.toCharArray();
    for (int i = 0; i < lower.length; i++) {
      lower[i] = Character.toLowerCase(lower[i]);
    }
    return new String(lower);
  }

  private static String withSingleSpaces(String text) {
    StringBuilder spaced = new StringBuilder();
    boolean gap = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c) || c == '*' || c == '`' || c == '"') {
        gap = true;
      } else {
        if (gap && !spaced.isEmpty() && c != ',') {
          spaced.append(' ');
        }
        gap = c == ',' && !isThousandsMark(text, i);
        spaced.append(c);
      }
    }
    return spaced.toString();
  }

  /** As in "1,000". */
  private static boolean isThousandsMark(String text, int at) {
    return Characters.isDigit(text, at - 1) && Characters.isDigit(text, at + 1)
        && Characters.isDigit(text, at + 2) && Characters.isDigit(text, at + 3)
        && !Characters.isDigit(text, at + 4);
  }

  /** The text without the marks that surround it. A text of nothing but brackets keeps them. */
  public static String withoutMarks(String text) {
    String inner = trimmed(text);
    if (inner.chars().noneMatch(Character::isLetterOrDigit)) {
      return inner;
    }
    inner = trimmed(withoutPictures(inner));
    for (int layer = 0; layer < LAYERS; layer++) {
      String less = trimmed(withoutBracket(inner));
      if (less.equals(inner)) {
        return inner;
      }
      inner = less;
    }
    return inner;
  }

  /** Without brackets around all of it, or one at an end whose partner is missing. */
  private static String withoutBracket(String text) {
    int end = text.length() - 1;
    int opening = OPENING.indexOf(text.charAt(0));
    int closing = CLOSING.indexOf(text.charAt(end));
    if (opening >= 0 && opening == closing) {
      return text.substring(1, end);
    }
    if (opening >= 0 && text.indexOf(CLOSING.charAt(opening)) < 0) {
      return text.substring(1);
    }
    return closing >= 0 && text.indexOf(OPENING.charAt(closing)) < 0
        ? text.substring(0, end)
        : text;
  }

  /** Without the emoji that a text with words begins or ends with. */
  private static String withoutPictures(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isPicture(text.codePointAt(start))) {
      start += Character.charCount(text.codePointAt(start));
    }
    while (end > start && isPicture(text.codePointBefore(end))) {
      end -= Character.charCount(text.codePointBefore(end));
    }
    return text.substring(start, end);
  }

  /** An emoji, or what joins two; a tick; a blank between them. */
  private static boolean isPicture(int codePoint) {
    return (codePoint >= 0x1F1E6 && codePoint <= 0x1FAFF)
        || "\u200d\ufe0f✅✔✓✨⭐ ".indexOf(codePoint) >= 0;
  }

  /** A blank, or a mark of a sentence or of typesetting: no content. */
  public static boolean isMark(char c) {
    return MARKS.contains(c);
  }

  private static String trimmed(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isMark(text.charAt(start))) {
      start++;
    }
    while (end > start && isMark(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }
}
