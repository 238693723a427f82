package avengers.clustering.answer.choice;

import avengers.clustering.answer.statement.Statement;
import avengers.clustering.answer.text.Characters;
import avengers.clustering.answer.text.TextNormaliser;
import java.util.Optional;
import java.util.Set;

/** Finds yes or no, true or false, in a statement or at the beginning of a reply. */
public final class YesNoReader {
  private static final Set<String> YES = Set.of("yes", "yeah", "yep", "true", "ja", "wahr", "oui",
      "vrai", "sí", "sì", "verdadero", "cierto", "vero", "sim", "verdadeiro", "waar", "tak",
      "prawda", "да", "верно", "evet", "doğru", "نعم", "हाँ", "是", "是的", "对", "正确", "はい", "正しい",
      "예", "네", "참");
  private static final Set<String> NO = Set.of("no", "nope", "false", "nein", "falsch", "non",
      "faux", "falso", "não", "nee", "onwaar", "nie", "fałsz", "нет", "неверно", "hayır", "yanlış",
      "لا", "नहीं", "否", "不", "不是", "不对", "错误", "いいえ", "正しくない", "아니요", "아니오", "거짓");

  /** Words with which a reason begins, behind a yes or a no. */
  private static final Set<String> REASONS = Set.of("because", "since", "as", "it", "he", "she",
      "they", "this", "that", "we", "you", "weil", "da", "denn", "parce", "car", "porque",
      "perché");
  private static final Set<String> STATING = Set.of("is", "are", "was", "ist", "est", "es", "è");
  private static final int LONGEST_SENTENCE = 120;
  private static final int LONGEST_WORD = 14;

  private YesNoReader() {}

  /** What is announced; else what the reply begins with, or its last sentence ends with. */
  public static Optional<Boolean> read(Statement statement) {
    if (statement.announced()) {
      return beginning(statement.text());
    }
    return beginning(statement.text()).or(() -> beginning(statement.opening()))
        .or(() -> ending(statement.text()));
  }

  /** Whether a reason follows a yes or a no: "No. It is divisible by 2", "Yes, 7 is prime". */
  public static boolean isReasoned(Statement statement) {
    String text = statement.text();
    if (beginning(text).isEmpty()) {
      return false;
    }
    int rest = skipMarks(text, wordEnd(text, skipMarks(text, 0)));
    int subject = Characters.digitsEnd(text, rest);
    int verb = Characters.skipSpaces(text, subject);
    return subject == rest
        ? REASONS.contains(lowerWord(text, rest))
        : STATING.contains(lowerWord(text, verb)) || "是は".indexOf(Characters.at(text, verb)) >= 0;
  }

  private static int skipMarks(String text, int from) {
    int at = from;
    while (at < text.length() && TextNormaliser.isMark(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** "Yes", "No, because ..."; but not "No apples". */
  private static Optional<Boolean> beginning(String text) {
    int start = 0;
    while (start < text.length() && (TextNormaliser.isMark(text.charAt(start))
        || "([{".indexOf(text.charAt(start)) >= 0)) {
      start++;
    }
    int end = wordEnd(text, start);
    Optional<Boolean> value = value(text.substring(start, end));
    int next = Characters.skipSpaces(text, end);
    boolean goesOn = next > end && Character.isLetterOrDigit(Characters.at(text, next))
        && !REASONS.contains(lowerWord(text, next));
    return goesOn ? Optional.empty() : value;
  }

  /** "The claim is true." */
  private static Optional<Boolean> ending(String text) {
    if (text.length() > LONGEST_SENTENCE) {
      return Optional.empty();
    }
    String[] words = TextNormaliser.normalise(text).split(" ", -1);
    boolean stated = words.length > 1
        && (STATING.contains(words[words.length - 2]) || words[words.length - 2].endsWith(":"));
    return stated ? value(words[words.length - 1]) : Optional.empty();
  }

  private static Optional<Boolean> value(String word) {
    String lower = TextNormaliser.lowerCase(word);
    return YES.contains(lower)
        ? Optional.of(true)
        : NO.contains(lower) ? Optional.of(false) : Optional.empty();
  }

  private static String lowerWord(String text, int at) {
    return TextNormaliser.lowerCase(text.substring(at, wordEnd(text, at)));
  }

  private static int wordEnd(String text, int start) {
    int end = start;
    while (end < text.length() && end - start <= LONGEST_WORD && isLetter(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isLetter(char c) {
    return Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK
        || Character.getType(c) == Character.COMBINING_SPACING_MARK;
  }
}
