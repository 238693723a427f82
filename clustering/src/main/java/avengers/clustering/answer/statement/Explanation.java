package avengers.clustering.answer.statement;

import avengers.clustering.answer.text.CharacterSet;
import avengers.clustering.answer.text.Characters;
import avengers.clustering.answer.text.TextNormaliser;
import java.util.Set;

/** What explains an answer that stands above it: from a line that begins "Explanation:". */
public final class Explanation {
  private static final Set<String> NAMES = Set.of("explanation", "reasoning", "reason", "rationale",
      "justification", "why", "note", "erklärung", "begründung", "explication", "explicación",
      "explicação", "spiegazione", "объяснение", "解释", "解析", "理由", "説明", "解説");
  private static final CharacterSet DECORATION = CharacterSet.of("#*_> ");
  private static final int LONGEST_NAME = 14;
  private static final int LONGEST_DECORATION = 8;

  /** What stands above is an answer if it is one line, and short. */
  private static final int LONGEST_ANSWER = 160;

  private Explanation() {}

  /** The reply above its explanation; the whole one where there is none below one line. */
  public static String removedFrom(String reply) {
    String text = reply.stripLeading();
    int line = text.indexOf('\n');
    if (line < 0 || line > LONGEST_ANSWER) {
      return reply;
    }
    int next = Characters.skipWhitespace(text, line);
    String above = text.substring(0, line);
    boolean heading = TextNormaliser.withoutMarks(above).isEmpty() || above.startsWith("#")
        || above.replace("*", "").strip().endsWith(":");
    return !heading && begins(text, next) ? above : reply;
  }

  private static boolean begins(String text, int line) {
    int at = skipDecoration(text, line);
    int end = Characters.lettersEnd(text, at, LONGEST_NAME);
    char mark = Characters.at(text, skipDecoration(text, end));
    return (mark == ':' || mark == '：')
        && NAMES.contains(TextNormaliser.lowerCase(text.substring(at, end)));
  }

  private static int skipDecoration(String text, int from) {
    int at = from;
    while (at - from < LONGEST_DECORATION && DECORATION.contains(Characters.at(text, at))) {
      at++;
    }
    return at;
  }
}
