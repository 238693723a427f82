package avengers.clustering.answer;

import java.util.Locale;

/** Removes from a short text what does not change its meaning. */
final class TextNormaliser {
  private static final String MARKS = " \t\r\n*_`\"'.:;,!?$()[]{}“”‘’";

  private TextNormaliser() {}

  static String normalise(String text) {
    StringBuilder normalised = new StringBuilder();
    boolean gap = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c) || c == '*' || c == '`' || c == '"') {
        gap = true;
      } else {
        if (gap && !normalised.isEmpty() && c != ',') {
          normalised.append(' ');
        }
        gap = false;
        normalised.append(c);
      }
    }
    return withoutMarks(normalised.toString()).toLowerCase(Locale.ROOT);
  }

  /** The text without the marks that surround it. */
  static String withoutMarks(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && MARKS.indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    while (end > start && MARKS.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return text.substring(start, end);
  }
}
