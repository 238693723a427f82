package avengers.clustering.answer.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A fenced block of a reply: code, or JSON.
 *
 * @param language what stands behind the opening fence, in small letters; mostly a language
 */
public record CodeBlock(String language, String content) {
  private static final String FENCE = "```";

  /** What stands in the reply's last fence; without any, the whole reply. */
  public static String last(String reply) {
    return fenced(reply).map(CodeBlock::content)
        .orElseGet(() -> Thoughts.removedFrom(reply).strip());
  }

  /** The reply's last block, which may lack its end; empty if nothing in it is fenced. */
  public static Optional<CodeBlock> fenced(String reply) {
    String text = Thoughts.removedFrom(reply);
    List<Integer> fences = fences(text);
    if (fences.isEmpty()) {
      return Optional.empty();
    }
    boolean closed = fences.size() % 2 == 0;
    int open = fences.get(fences.size() - (closed ? 2 : 1)) + FENCE.length();
    int end = closed ? fences.getLast() : text.length();
    int line = text.indexOf('\n', open);
    return Optional.of(line < 0 || line > end
        ? new CodeBlock("", text.substring(open, end).strip())
        : new CodeBlock(text.substring(open, line).strip().toLowerCase(Locale.ROOT),
            text.substring(line + 1, end)));
  }

  /** What a reply says around its blocks. */
  public static String outside(String reply) {
    String text = Thoughts.removedFrom(reply);
    List<Integer> fences = fences(text);
    StringBuilder outside = new StringBuilder();
    int start = 0;
    for (int i = 0; i < fences.size(); i += 2) {
      outside.append(text, start, fences.get(i));
      start = i + 1 < fences.size() ? fences.get(i + 1) + FENCE.length() : text.length();
    }
    return outside.append(text, start, text.length()).toString();
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
