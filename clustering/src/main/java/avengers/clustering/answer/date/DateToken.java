package avengers.clustering.answer.date;

import avengers.clustering.answer.text.Characters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A part of a text in which a date may stand.
 *
 * @param value of a number or a month; of a mark the character
 * @param length how many characters it has
 */
record DateToken(Type type, int value, int start, int length) {
  private static final Set<String> SMALL_WORDS = Set.of("of", "de", "del", "the", "st", "nd", "rd",
      "th", "er", "le", "el");

  /** What a token is. */
  enum Type {
    /** Digits. */
    NUMBER,
    /** The name of a month. */
    MONTH,
    /** Another word. */
    WORD,
    /** A mark that is no blank. */
    MARK
  }

  /**
   * The parts of a text but blanks, marks of typesetting, and words that mean nothing in a date.
   */
  static List<DateToken> all(String source) {
    String text = Characters.ascii(source);
    List<DateToken> tokens = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int end = at + 1;
      if (Characters.isDigit(text, at)) {
        end = Characters.digitsEnd(text, at);
        int value = end - at > 4 ? -1 : Integer.parseInt(text.substring(at, end));
        tokens.add(new DateToken(Type.NUMBER, value, at, end - at));
      } else if ("年月日".indexOf(text.charAt(at)) >= 0) {
        tokens.add(new DateToken(Type.MARK, text.charAt(at), at, 1));
      } else if (Characters.isLetter(text, at)) {
        end = wordEnd(text, at);
        String word = text.substring(at, end).toLowerCase(Locale.ROOT);
        int month = Months.of(word);
        if (month > 0 || !SMALL_WORDS.contains(word)) {
          tokens.add(new DateToken(month > 0 ? Type.MONTH : Type.WORD, month, at, end - at));
        }
      } else if (!Character.isWhitespace(text.charAt(at)) && "*_`".indexOf(text.charAt(at)) < 0) {
        tokens.add(new DateToken(Type.MARK, text.charAt(at), at, 1));
      }
      at = end;
    }
    return tokens;
  }

  private static int wordEnd(String text, int start) {
    int end = start;
    while (Characters.isLetter(text, end) && "年月日".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }
}
