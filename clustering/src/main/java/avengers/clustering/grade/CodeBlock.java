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
    for (int at = text.indexOf(FENCE); at >= 0; at = text.indexOf(FENCE, at + FENCE.length())) {
      if (text.substring(text.lastIndexOf('\n', at) + 1, at).isBlank()) {
        fences.add(at);
      }
    }
    return fences;
  }
}
