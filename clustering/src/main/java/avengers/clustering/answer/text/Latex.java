package avengers.clustering.answer.text;

import java.util.Set;

/** Takes the typesetting out of a short LaTeX text: {@code \text{5 km}}, {@code \frac{1}{2}}. */
public final class Latex {
  private static final Set<String> DROPPED = Set.of("text", "textbf", "textit", "textrm", "texttt",
      "mathrm", "mathbf", "mathit", "mathsf", "mbox", "operatorname", "left", "right", "boxed",
      "displaystyle", "quad", "circ", "degree");
  private static final Set<String> FRACTIONS = Set.of("frac", "dfrac", "tfrac", "cfrac");

  private final String source;
  private final StringBuilder plain = new StringBuilder();
  private int at;

  private Latex(String source) {
    this.source = source;
  }

  /** The plain text; a command that means something, such as {@code \sqrt}, keeps its name. */
  public static String plain(String source) {
    return new Latex(source).read();
  }

  private String read() {
    while (at < source.length()) {
      char c = source.charAt(at++);
      if (c == '\\') {
        command();
      } else if (c == '}' && at < source.length() && source.charAt(at) == '{') {
        plain.append('/');
      } else if (c != '{' && c != '}') {
        plain.append(c);
      }
    }
    return plain.toString();
  }

  private void command() {
    int start = at;
    while (at < source.length() && isLetter(source.charAt(at))) {
      at++;
    }
    if (at == start) {
      symbol();
      return;
    }
    String name = source.substring(start, at);
    if (FRACTIONS.contains(name)) {
      shortFraction();
    } else if (!DROPPED.contains(name)) {
      plain.append('\\').append(name);
    } else if (name.equals("circ") || name.equals("degree")) {
      dropCaret();
      plain.append('°');
    }
  }

  /** A backslash before something else: an escaped mark, or a kind of space or of bracket. */
  private void symbol() {
    if (at < source.length()) {
      char c = source.charAt(at++);
      if ("%$&#_{}".indexOf(c) >= 0) {
        plain.append(c);
      } else if ("()[]!".indexOf(c) < 0) {
        plain.append(' ');
      }
    }
  }

  /** {@code \frac12}; a blank keeps the whole part of {@code 3\frac{1}{2}} apart. */
  private void shortFraction() {
    if (!plain.isEmpty() && isDigit(plain.charAt(plain.length() - 1))) {
      plain.append(' ');
    }
    if (at + 1 < source.length() && isDigit(source.charAt(at)) && isDigit(source.charAt(at + 1))) {
      plain.append(source.charAt(at)).append('/').append(source.charAt(at + 1));
      at += 2;
    }
  }

  /** {@code 90^\circ} and {@code 90^{\circ}} are 90°. */
  private void dropCaret() {
    int last = plain.length() - 1;
    if (last >= 0 && plain.charAt(last) == '^') {
      plain.setLength(last);
    }
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
