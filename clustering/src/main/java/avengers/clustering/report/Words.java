package avengers.clustering.report;

import java.text.BreakIterator;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** The words of a text, by Unicode's word boundaries. */
final class Words {
  /** What stands further back in a long query is left out: it costs time, and tells little more. */
  private static final int LENGTH = 1000;

  private Words() {}

  /** The distinct words at the text's start, in lower case: two letters or more, no numbers. */
  static Set<String> of(String text) {
    String start = text.substring(0, Math.min(LENGTH, text.length())).toLowerCase(Locale.ROOT);
    BreakIterator boundaries = BreakIterator.getWordInstance(Locale.ROOT);
    boundaries.setText(start);
    Set<String> words = new LinkedHashSet<>();
    int from = boundaries.first();
    for (int to = boundaries.next(); to != BreakIterator.DONE; to = boundaries.next()) {
      String word = start.substring(from, to);
      if (isWord(word)) {
        words.add(word);
      }
      from = to;
    }
    return words;
  }

  private static boolean isWord(String text) {
    return text.codePointCount(0, text.length()) > 1
        && Character.isLetter(text.codePointAt(0));
  }
}
