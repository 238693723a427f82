package avengers.clustering.answer;

import java.util.List;
import java.util.Locale;

/**
 * The part of a reply that states its answer.
 *
 * @param text what stands behind the last announcement of an answer ({@code \boxed{}}, "the answer
 * is", "Answer:", a JSON field {@code "answer"}), or else the last line
 * @param announced whether there was an announcement
 */
record Statement(String text, boolean announced) {
  private static final List<String> ANNOUNCEMENTS = List.of("answer is", "answer:", "answer**:",
      "answer:**", "####");
  private static final String BOX = "\\boxed{";
  private static final String FIELD = "\"answer\"";

  /** Finds it in time linear in the reply's length. */
  static Statement of(String reply) {
    String text = withoutReasoning(reply);
    String lower = text.toLowerCase(Locale.ROOT);
    int box = text.lastIndexOf(BOX);
    int field = lower.lastIndexOf(FIELD);
    int phrase = -1;
    int afterPhrase = -1;
    for (String announcement : ANNOUNCEMENTS) {
      int at = lower.lastIndexOf(announcement);
      if (at >= 0 && at + announcement.length() > afterPhrase) {
        phrase = at;
        afterPhrase = at + announcement.length();
      }
    }
    // "The answer is \boxed{42}" announces once: the box is the nearer one.
    int last = Math.max(box, Math.max(field, phrase));
    if (last < 0) {
      return new Statement(lastLine(text), false);
    }
    if (last == box) {
      return new Statement(inBraces(text, box + BOX.length()), true);
    }
    if (last == field) {
      return new Statement(fieldValue(text, field + FIELD.length()), true);
    }
    return new Statement(announcedText(text, afterPhrase), true);
  }

  /** A reasoning model's thoughts are not its answer. */
  private static String withoutReasoning(String reply) {
    int end = reply.lastIndexOf("</think>");
    return end < 0 ? reply : reply.substring(end + "</think>".length());
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

  /** The value of a JSON field; a text value without its quotes. */
  private static String fieldValue(String text, int afterName) {
    int start = afterName;
    while (start < text.length() && (text.charAt(start) == ':' || Character.isWhitespace(
        text.charAt(start)))) {
      start++;
    }
    if (start < text.length() && text.charAt(start) == '"') {
      return quoted(text, start + 1);
    }
    int end = start;
    while (end < text.length() && ",}\n".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return text.substring(start, end).strip();
  }

  private static String quoted(String text, int start) {
    StringBuilder value = new StringBuilder();
    for (int i = start; i < text.length() && text.charAt(i) != '"'; i++) {
      if (text.charAt(i) == '\\' && i + 1 < text.length()) {
        i++;
      }
      value.append(text.charAt(i));
    }
    return value.toString();
  }

  /** The rest of the line, or the next line where the rest is empty. */
  private static String announcedText(String text, int start) {
    String rest = text.substring(start);
    String line = TextNormaliser.withoutMarks(firstLine(rest));
    return line.isEmpty() ? firstLine(rest.stripLeading()) : line;
  }

  private static String firstLine(String text) {
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end);
  }

  private static String lastLine(String text) {
    String stripped = text.strip();
    return stripped.substring(stripped.lastIndexOf('\n') + 1);
  }
}
