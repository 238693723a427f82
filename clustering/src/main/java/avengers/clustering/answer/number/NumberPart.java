package avengers.clustering.answer.number;

import avengers.clustering.answer.statement.Statement;
import avengers.clustering.answer.text.Characters;
import avengers.clustering.answer.text.TextNormaliser;
import java.util.List;
import java.util.Optional;

/**
 * Finds the part of a statement that gives its number: without a remark behind it that holds other
 * numbers, as in "1/6 (about 16.7%)", "22/7 ≈ 3.14" and "7, not 8".
 */
final class NumberPart {
  private static final String BOLD = "**";
  private static final List<String> SIGNS = List.of("≈", "\\approx", " — ");
  private static final List<String> REMARKS = List.of(", not ", ", because ", " because ",
      ", since ",
      " since ", ", which ", ", weil ", ", denn ", ", car ", ", porque ");

  /** A word of a remark in brackets; shorter ones may be names in a formula. */
  private static final int SHORTEST_WORD = 3;

  private NumberPart() {}

  /** The part that is one number; the whole text where no part is. */
  static String of(Statement statement) {
    String text = statement.text();
    Optional<String> emphasised = statement.announced() ? Optional.empty() : emphasised(text);
    return emphasised.orElseGet(() -> {
      int end = remark(text, statement.announced());
      String part = text.substring(0, end);
      return end < text.length() && NumberReader.isOneNumber(part) ? part : text;
    });
  }

  /** The only part in bold, where it ends the line and is a number: "3 and 4 make **7**." */
  private static Optional<String> emphasised(String text) {
    int start = text.indexOf(BOLD);
    int end = text.lastIndexOf(BOLD);
    boolean only = start > 0 && end > start && text.indexOf(BOLD, start + 2) == end
        && TextNormaliser.withoutMarks(text.substring(end)).isEmpty();
    return only
        ? Optional.of(text.substring(start + 2, end)).filter(NumberReader::isOneNumber)
        : Optional.empty();
  }

  /** Where a remark begins. Behind a number that was not announced a sentence may go on to it. */
  private static int remark(String text, boolean announced) {
    int end = bracket(text);
    for (String sign : SIGNS) {
      end = earlier(end, text.indexOf(sign));
    }
    if (announced) {
      for (String remark : REMARKS) {
        end = earlier(end, text.indexOf(remark));
      }
      end = earlier(end, sentenceEnd(text));
    }
    return end;
  }

  private static int earlier(int end, int at) {
    return at < 0 ? end : Math.min(end, at);
  }

  /** A bracket with a word in it that ends the text. */
  private static int bracket(String text) {
    int start = text.indexOf(" (");
    int close = text.lastIndexOf(')');
    boolean last = start >= 0 && close > start && text.indexOf(')', start) == close
        && TextNormaliser.withoutMarks(text.substring(close + 1)).isEmpty();
    return last && hasWord(text, start, close) ? start : text.length();
  }

  private static boolean hasWord(String text, int start, int end) {
    int letters = 0;
    for (int i = start; i < end && letters < SHORTEST_WORD; i++) {
      letters = Characters.isLetter(text, i) ? letters + 1 : 0;
    }
    return letters == SHORTEST_WORD;
  }

  /** The point that ends the first sentence of several; or -1. */
  private static int sentenceEnd(String text) {
    for (int i = text.indexOf(". "); i >= 0; i = text.indexOf(". ", i + 1)) {
      if (Character.isUpperCase(Characters.at(text, i + 2))) {
        return i;
      }
    }
    return -1;
  }
}
