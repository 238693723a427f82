package avengers.clustering.answer.statement;

import avengers.clustering.answer.text.CharacterSet;
import avengers.clustering.answer.text.Characters;
import avengers.clustering.answer.text.TextNormaliser;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The words in which an answer is announced, in several languages. */
final class AnswerWords {
  /** What an answer is called. */
  private static final List<String> NOUNS = List.of("answer", "correct choice",
      "correct option", "right choice", "right option", "best choice", "best option", "antwort",
      "antwoord", "réponse", "reponse", "respuesta", "resposta", "risposta", "odpowiedź", "svar",
      "cevap", "yanıt", "jawaban", "đáp án", "ответ", "الجواب", "الإجابة", "उत्तर", "答案", "答え",
      "解答", "正解", "回答", "정답", "답");
  private static final Map<Character, List<String>> BY_FIRST = NOUNS.stream()
      .collect(Collectors.groupingBy(noun -> noun.charAt(0)));

  /** What may stand between that and its verb or colon: "answer choice", "risposta corretta". */
  private static final Set<String> QUALIFIERS = Set.of("choice", "option", "here", "then",
      "therefore", "thus", "correct", "final", "finale", "finala", "correcta", "correcte",
      "correta",
      "corretta", "exacte", "juste", "definitiva", "prawidłowa", "doğru");
  private static final Set<String> VERBS = Set.of("is", "are", "equals", "ist", "lautet", "wäre",
      "est", "es", "sería", "è", "é", "seria", "sarebbe", "adalah", "là", "هو", "هي",
      "है");
  private static final Set<String> MODALS = Set.of("would", "should", "must", "will", "could");
  private static final Set<String> NEGATIONS = Set.of("not", "nicht", "pas", "не");
  private static final Set<String> CONDITIONS = Set.of("if", "whether", "wenn", "ob");
  private static final String IDEOGRAPHIC_VERBS = "是为為は은는";
  private static final String DECORATION = "*_`";

  /** What may follow the name of an answer that is no word. */
  private static final CharacterSet MARKS = CharacterSet.of(IDEOGRAPHIC_VERBS + ":：=→\n\r\0");
  private static final int LONGEST_WORD = 14;

  /** "The answer to the question of life is": the longest that may stand before the verb. */
  private static final int LONGEST_OBJECT = 80;

  private AnswerWords() {}

  /** The characters with which the name of an answer begins, in either case. */
  static String firstCharacters() {
    StringBuilder first = new StringBuilder();
    BY_FIRST.keySet().forEach(c -> first.append(c).append(Character.toUpperCase(c)));
    return first.toString();
  }

  /** How long the name of an answer is that begins at a position; 0 where none does. */
  static int length(String text, int at) {
    char c = text.charAt(at);
    if (!Characters.isIdeographic(c) && Characters.isWord(Characters.at(text, at - 1))) {
      return 0;
    }
    char second = Character.toLowerCase(Characters.at(text, at + 1));
    for (String noun : BY_FIRST.getOrDefault(Character.toLowerCase(c), List.of())) {
      boolean may = noun.length() == 1 || noun.charAt(1) == second;
      if (may && text.regionMatches(true, at, noun, 0, noun.length())) {
        return noun.length();
      }
    }
    return 0;
  }

  /** The announcement whose name of an answer ends at a position: a verb or a mark must follow. */
  static Optional<Announcement> marker(String text, int start, int nameEnd) {
    int at = skipDecoration(text, nameEnd);
    String word = word(text, at);
    for (int words = 0; words < 2 && QUALIFIERS.contains(word); words++) {
      at = skipDecoration(text, at + word.length());
      word = word(text, at);
    }
    char c = Characters.at(text, at);
    if (word.isEmpty() && !MARKS.contains(c)) {
      return Optional.empty();
    }
    if (c == ':' || c == '：' || c == '=' || c == '→') {
      return Optional.of(new Announcement(Announcement.Form.LABEL, start, at + 1));
    }
    if (isHeading(text, start, at)) {
      return Optional.of(new Announcement(Announcement.Form.LABEL, start, at));
    }
    int end = verbEnd(text, at, word);
    return end < 0 || NEGATIONS.contains(word(text, skipDecoration(text, end)))
        || isConditional(text, start)
            ? Optional.empty()
            : Optional.of(new Announcement(Announcement.Form.SENTENCE, start, end));
  }

  /** Where the verb ends that a word is, or begins; -1 if it is none. */
  private static int verbEnd(String text, int at, String word) {
    int end = at + word.length();
    if (IDEOGRAPHIC_VERBS.indexOf(Characters.at(text, at)) >= 0) {
      return at + 1;
    }
    if (VERBS.contains(word)) {
      return end;
    }
    int next = skipDecoration(text, end);
    if (MODALS.contains(word) && word(text, next).equals("be")) {
      return next + 2;
    }
    return word.equals("to") || word.equals("for") ? objectEnd(text, end) : -1;
  }

  private static int objectEnd(String text, int from) {
    int last = Math.min(text.length(), from + LONGEST_OBJECT);
    for (int i = from; i < last && ".\n:".indexOf(text.charAt(i)) < 0; i++) {
      if (text.startsWith(" is ", i)) {
        return i + 3;
      }
    }
    return -1;
  }

  /** "## Final answer" and nothing else on the line. */
  private static boolean isHeading(String text, int start, int at) {
    char end = Characters.at(text, at);
    if (at < text.length() && end != '\n' && end != '\r') {
      return false;
    }
    int line = start;
    while (line > 0 && start - line < LONGEST_WORD && text.charAt(line - 1) != '\n') {
      line--;
    }
    boolean wholeLine = line == 0 || text.charAt(line - 1) == '\n';
    return wholeLine && "#*".indexOf(text.charAt(line)) >= 0;
  }

  /** "If the answer is 5, then ..." announces nothing. */
  private static boolean isConditional(String text, int start) {
    int the = previousWord(text, start);
    return CONDITIONS.contains(word(text, the)) || CONDITIONS.contains(word(text, previousWord(text,
        the)));
  }

  private static int previousWord(String text, int start) {
    int end = start;
    while (end > 0 && Characters.isSpace(text.charAt(end - 1)) && start - end < 4) {
      end--;
    }
    int at = end;
    while (at > 0 && end - at < LONGEST_WORD && Character.isLetter(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  private static int skipDecoration(String text, int from) {
    int at = from;
    int last = Math.min(text.length(), from + 8);
    while (at < last && (Characters.isSpace(text.charAt(at))
        || DECORATION.indexOf(text.charAt(at)) >= 0)) {
      at++;
    }
    return at;
  }

  /** The word at a position in small letters; empty if there is none, or a longer one. */
  private static String word(String text, int at) {
    int end = at;
    while (end < text.length() && end - at <= LONGEST_WORD
        && isWordPart(text.charAt(end))) {
      end++;
    }
    if (end == at) {
      return "";
    }
    return end - at > LONGEST_WORD ? "" : TextNormaliser.lowerCase(text.substring(at, end));
  }

  /** Marks that combine with a letter are part of a word in Hindi. */
  private static boolean isWordPart(char c) {
    return (Character.isLetter(c) && !Characters.isIdeographic(c))
        || Character.getType(c) == Character.NON_SPACING_MARK;
  }
}
