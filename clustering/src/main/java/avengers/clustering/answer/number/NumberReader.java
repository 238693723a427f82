package avengers.clustering.answer.number;

import avengers.clustering.answer.date.DateReader;
import avengers.clustering.answer.statement.Statement;
import avengers.clustering.answer.text.Characters;
import avengers.clustering.answer.text.TextNormaliser;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the number that a statement gives: in digits, or, where it has none, in words.
 */
public final class NumberReader {
  private static final int LONGEST_WORDS = 40;

  /** The name of a variable, with what is typeset around it. */
  private static final int LONGEST_NAME = 8;
  private static final List<String> JOINTS = List.of(" and ", " or ", " und ", " oder ", " et ",
      " ou ", " y ", " o ");

  private NumberReader() {}

  /**
   * The number that the statement gives: behind its last equals sign if it has one; there the first
   * number of an announced answer, the last of any other.
   */
  public static Optional<Quantity> read(Statement statement) {
    return read(NumberPart.of(statement), statement.announced());
  }

  /** The number that a text gives which is an answer by itself, or ends in one. */
  public static Optional<Quantity> read(String source, boolean announced) {
    String text = Characters.ascii(source);
    int equals = text.lastIndexOf('=');
    Optional<Quantity> behindEquals = equals < 0
        ? Optional.empty()
        : Quantities.first(text, equals + 1);
    if (behindEquals.isPresent()) {
      return behindEquals;
    }
    return (announced ? Quantities.first(text, 0) : Quantities.last(text))
        .or(() -> inWords(text, announced));
  }

  private static Optional<Quantity> inWords(String text, boolean announced) {
    List<Quantity> words = NumberWords.all(text);
    return words.isEmpty()
        ? ChineseNumber.first(text)
        : Optional.of(announced ? words.getFirst() : words.getLast());
  }

  /**
   * Whether the statement is one number and, at most, few words; a formula is none, nor is a date.
   * Words must be the number alone, with its unit: "Seven Samurai" is no 7.
   */
  public static boolean isOneNumber(Statement statement) {
    return isOneNumber(NumberPart.of(statement)) && !DateReader.isDate(statement);
  }

  /** Whether a text is one number and, at most, few words. */
  public static boolean isOneNumber(String source) {
    String text = Characters.ascii(source);
    int equals = text.lastIndexOf('=') + 1;
    Optional<Quantity> found = Quantities.first(text, equals);
    if (found.isEmpty()) {
      return isOneNumberInWords(text);
    }
    Quantity number = found.get();
    return Quantities.first(text, number.end()).isEmpty()
        && text.length() - equals - (number.end() - number.start()) <= LONGEST_WORDS
        && !isPartOfName(text, number) && !isFormula(text, number) && !isRemark(text, number)
        && !isRelation(text) && !isSeveral(text, equals - 1);
  }

  private static boolean isOneNumberInWords(String text) {
    if (text.length() > 2 * LONGEST_WORDS) {
      return false;
    }
    List<Quantity> words = NumberWords.all(text);
    Optional<Quantity> only = words.isEmpty()
        ? ChineseNumber.first(text)
        : words.size() == 1
            ? Optional.of(words.getFirst())
            : Optional.empty();
    return only
        .map(number -> text.substring(0, number.start()) + text.substring(number.end()))
        .filter(rest -> isNothing(rest.toLowerCase(Locale.ROOT)))
        .isPresent();
  }

  /** Nothing is said but a sign, or that it is about so much. */
  private static boolean isNothing(String rest) {
    String bare = TextNormaliser.withoutMarks(rest);
    return bare.isEmpty() || bare.equals("minus") || bare.equals("negative")
        || bare.equals("about");
  }

  /** As in "H2O", "12B" and "3x"; not as in "USD5", "7th" and "有36个". */
  private static boolean isPartOfName(String text, Quantity number) {
    boolean before = isLetterOfWord(text, number.start() - 1);
    boolean behind = isLetterOfWord(text, number.end())
        && !Characters.isLetter(text, number.end() + 1);
    return (before || behind) && number.unit().isEmpty() && !number.percent();
  }

  private static boolean isLetterOfWord(String text, int at) {
    return Characters.isLetter(text, at) && !Characters.isIdeographic(text.charAt(at))
        && !Characters.isOneOf(text, at, "ªº");
  }

  /** As in "Austin (since 1839)"; not as in "twelve (12)". */
  private static boolean isRemark(String text, Quantity number) {
    int open = text.lastIndexOf('(', number.start());
    return open > 0 && text.lastIndexOf(')', number.start()) < open
        && text.substring(0, open).chars().anyMatch(Character::isLetter)
        && NumberWords.all(text.substring(0, open)).isEmpty();
  }

  /** As in "x > 5"; not as in "=> 5" and in tags. */
  private static boolean isRelation(String text) {
    for (int i = 1; i < text.length(); i++) {
      if (Characters.isOneOf(text, i, "<>≤≥≠") && !Characters.isOneOf(text, i - 1, "-=")) {
        return !text.contains("</");
      }
    }
    return false;
  }

  /** Whether one more value is given before the last equals sign: "x = 3 or y = 5". */
  private static boolean isSeveral(String text, int equals) {
    if (equals < 0 || text.indexOf('=') == equals) {
      return false;
    }
    int name = equals;
    while (name > 0 && equals - name < LONGEST_NAME && !Characters.isOneOf(text, name - 1, ",;=")
        && !endsWithJoint(text, name)) {
      name--;
    }
    return Characters.isOneOf(text, name - 1, ",;") || endsWithJoint(text, name);
  }

  private static boolean endsWithJoint(String text, int end) {
    return JOINTS.stream().anyMatch(joint -> text.startsWith(joint, end - joint.length()));
  }

  private static boolean isFormula(String text, Quantity number) {
    for (int i = 0; i < text.length(); i++) {
      if ((text.charAt(i) == '\\' || text.charAt(i) == '^')
          && (i < number.start() || i >= number.end())) {
        return true;
      }
    }
    return false;
  }
}
