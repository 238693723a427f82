package avengers.clustering.answer;

import java.util.Optional;

/** Finds the letter of an option in a statement: "B", "(B)", "**B**", "B) Paris", "option B". */
final class ChoiceReader {
  private ChoiceReader() {}

  /** The first letter behind an announcement, the last letter of a statement without one. */
  static Optional<Character> read(Statement statement, char last) {
    String text = statement.text();
    Optional<Character> found = Optional.empty();
    for (int i = 0; i < text.length(); i++) {
      if (standsAlone(text, i, last) && !isArticle(text, i)) {
        found = Optional.of(text.charAt(i));
        if (statement.announced()) {
          return found;
        }
      }
    }
    return found;
  }

  private static boolean standsAlone(String text, int at, char last) {
    char letter = text.charAt(at);
    return letter >= 'A' && letter <= last && !isWord(text, at - 1) && !isWord(text, at + 1);
  }

  private static boolean isWord(String text, int at) {
    return at >= 0 && at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '\'');
  }

  /** "A" and "I" before a word in small letters are no options: "A dog", "I think". */
  private static boolean isArticle(String text, int at) {
    return (text.charAt(at) == 'A' || text.charAt(at) == 'I') && at + 2 < text.length()
        && text.charAt(at + 1) == ' ' && Character.isLowerCase(text.charAt(at + 2));
  }
}
