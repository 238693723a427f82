package avengers.clustering.answer.statement;

import avengers.clustering.answer.text.CharacterSet;
import avengers.clustering.answer.text.Characters;
import java.util.List;

/**
 * A question of a base model's own making, into which it runs on behind its answer: a line that
 * begins "Question:".
 */
public final class NextQuestion {
  private static final List<String> NAMES = List.of("Question", "Q", "Next question", "Frage",
      "Pregunta", "Pergunta", "Domanda", "Вопрос", "问题", "問題", "質問", "질문");
  private static final CharacterSet FIRST = CharacterSet.of("QNFPDВ问問質질");
  private static final CharacterSet DECORATION = CharacterSet.of("#*_> ");
  private static final int LONGEST_DECORATION = 8;

  private NextQuestion() {}

  /** The reply before the question; a reply that begins with one is whole. */
  public static String removedFrom(String reply) {
    int start = Characters.skipWhitespace(reply, 0);
    int line = reply.indexOf('\n', start);
    while (line >= 0) {
      if (begins(reply, line + 1)) {
        return reply.substring(0, line);
      }
      line = reply.indexOf('\n', line + 1);
    }
    return reply;
  }

  private static boolean begins(String text, int line) {
    int at = line;
    while (at - line < LONGEST_DECORATION && DECORATION.contains(Characters.at(text, at))) {
      at++;
    }
    if (!FIRST.contains(Characters.at(text, at))) {
      return false;
    }
    for (String name : NAMES) {
      if (text.startsWith(name, at)) {
        return isLabel(text, at + name.length());
      }
    }
    return false;
  }

  /** A number may follow: "Question 2:". */
  private static boolean isLabel(String text, int from) {
    int at = Characters.skipSpaces(text, from);
    for (int digits = 0; digits < 3 && Character.isDigit(Characters.at(text, at)); digits++) {
      at++;
    }
    char c = Characters.at(text, at);
    return c == ':' || c == '：';
  }
}
