package avengers.clustering.answer;

import java.util.List;

/**
 * The part of a reply that states its answer.
 *
 * @param text what stands behind the last announcement of an answer ({@code \boxed{}}, "the answer
 * is", "Answer:", a JSON field {@code "answer"}), or else the last line
 * @param source the same as it was written
 * @param announced whether there was an announcement
 */
record Statement(String text, String source, boolean announced) {
  private static final List<String> ANNOUNCEMENTS = List.of("answer is", "answer:", "answer**:",
      "answer:**", "####");
  private static final List<String> NEXT_QUESTIONS = List.of("\nQuestion:", "\nQ:");
  private static final String BOX = "\\boxed{";
  private static final String FIELD = "answer\"";

  /** Finds it in time linear in the reply's length. */
  static Statement of(String reply) {
    String text = withoutNextQuestion(Thoughts.removedFrom(reply));
    String lower = TextNormaliser.lowerCase(text);
    int box = text.lastIndexOf(BOX);
    int field = lower.lastIndexOf(FIELD);
    if (field >= 0 && !JsonField.isName(text, field + FIELD.length())) {
      field = -1;
    }
    int afterPhrase = afterLastAnnouncement(lower);
    // "The answer is \boxed{42}" announces once: the box is the nearer one.
    int last = Math.max(box, Math.max(field, afterPhrase - 1));
    if (last < 0) {
      return of(lastLine(text), false);
    }
    if (last == box) {
      return of(inBraces(text, box + BOX.length()), true);
    }
    return of(last == field
        ? JsonField.value(text, field + FIELD.length())
        : firstLineWithContent(text, afterPhrase), true);
  }

  private static Statement of(String source, boolean announced) {
    return new Statement(plain(source), source, announced);
  }

  /** The position behind the last announcement in words, or -1. */
  private static int afterLastAnnouncement(String lower) {
    int after = -1;
    for (String announcement : ANNOUNCEMENTS) {
      int at = lower.lastIndexOf(announcement);
      if (at >= 0) {
        after = Math.max(after, at + announcement.length());
      }
    }
    return after;
  }

  /** A base model runs on into a next question of its own making; its first answer counts. */
  private static String withoutNextQuestion(String reply) {
    String text = reply.stripLeading();
    int end = text.length();
    for (String question : NEXT_QUESTIONS) {
      int at = text.indexOf(question);
      end = at < 0 ? end : Math.min(end, at);
    }
    return text.substring(0, end);
  }

  private static String plain(String text) {
    return text.indexOf('\\') < 0 ? text : Latex.plain(text);
  }

  /** To the closing brace, or to the end of a text that was cut. */
  private static String inBraces(String text, int start) {
    int depth = 1;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (depth == 0) {
        return text.substring(start, i);
      }
    }
    return text.substring(start);
  }

  /** The rest of the line, or the next line with more than marks. */
  private static String firstLineWithContent(String text, int start) {
    return text.substring(start)
        .lines()
        .filter(line -> !TextNormaliser.withoutMarks(line).isEmpty())
        .findFirst()
        .orElse("")
        .strip();
  }

  private static String lastLine(String text) {
    String stripped = text.strip();
    return stripped.substring(stripped.lastIndexOf('\n') + 1);
  }
}
