package avengers.clustering.grade;

import avengers.clustering.answer.Thoughts;
import java.util.ArrayList;
import java.util.List;

/** The fenced block of a reply: code, or JSON. */
final class CodeBlock {
  private static final String FENCE = "```";

  private CodeBlock() {}

  /** What stands in the reply's last fence; without any, the whole reply. */
  static String last(String reply) {
    String text = Thoughts.removedFrom(reply);
    List<Integer> fences = fences(text);
    if (fences.isEmpty()) {
      return text.strip();
    }
    boolean closed = fences.size() % 2 == 0;
    int open = fences.get(closed ? fences.size() - 2 : fences.size() - 1);
    int end = closed ? fences.getLast() : text.length();
    int start = text.indexOf('\n', open);
    return start < 0 || start > end
        ? text.substring(open + FENCE.length(), end).strip()
        : text.substring(start + 1, end);
  }

  /** Where lines begin with a fence. */
  private static List<Integer> fences(String text) {
    List<Integer> fences = new ArrayList<>();
    int line = 0;
    while (line < text.length()) {
      int end = text.indexOf('\n', line);
      end = end < 0 ? text.length() : end;
      int at = line;
      while (at < end && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
      if (text.startsWith(FENCE, at)) {
        fences.add(at);
      }
      line = end + 1;
    }
    return fences;
  }
}
