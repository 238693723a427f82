package avengers.clustering.answer;

import java.util.Optional;
import java.util.Set;

/** Finds the letter of an option in a statement: "B", "(B)", "**B**", "B) Paris", "option B". */
final class ChoiceReader {
  /** Words before which "A" and "I" are options all the same: "A is right", "I because". */
  private static final Set<String> BEHIND_OPTIONS = Set.of("is", "are", "was", "because", "since",
      "as", "and", "or", "but", "for", "if", "in", "with", "due", "which", "that", "not", "would");

  private ChoiceReader() {}

  /**
   * The letter that a statement begins with as options do, or is; else the first one behind an
   * announcement, the last one of a statement without.
   */
  static Optional<Character> read(Statement statement, char last) {
    String text = statement.text();
    Optional<Character> only = onlyLetter(text, last);
    if (only.isPresent()) {
      return only;
    }
    boolean first = statement.announced() || beginsAsOption(text);
    Optional<Character> found = Optional.empty();
    for (int i = 0; i < text.length(); i++) {
      if (standsAlone(text, i, last) && !isArticle(text, i)) {
        found = Optional.of(text.charAt(i));
        if (first) {
          return found;
        }
      }
    }
    return found;
  }

  /** A statement that is one letter may have it small: "(b)". */
  private static Optional<Character> onlyLetter(String text, char last) {
    String bare = TextNormaliser.withoutMarks(text);
    return bare.length() == 1
        ? Optional.of(Character.toUpperCase(bare.charAt(0))).filter(c -> c >= 'A' && c <= last)
        : Optional.empty();
  }

  /** "B) Plan A", "(B) Plan A", "**B.** Plan A" */
  private static boolean beginsAsOption(String text) {
    int at = 0;
    while (at < text.length() && " *(".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at + 1 < text.length() && text.charAt(at) >= 'A' && text.charAt(at) <= 'Z'
        && ").:*".indexOf(text.charAt(at + 1)) >= 0;
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
        && text.charAt(at + 1) == ' ' && Character.isLowerCase(text.charAt(at + 2))
        && !BEHIND_OPTIONS.contains(wordAt(text, at + 2));
  }

  private static String wordAt(String text, int start) {
    int end = start;
    while (end < text.length() && end - start < 10 && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return text.substring(start, end);
  }
}
