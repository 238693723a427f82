package avengers.clustering.answer;

/**
 * A formula in a form in which those that say the same are mostly equal: LaTeX's layout commands,
 * braces, blanks and dollar signs are gone, {@code \frac{a}{b}} is {@code a/b}.
 */
public record Formula(String canonical) {
  private static final String IGNORED = "$,;.";

  /** The formula that a reply states as its answer, or that a right answer is. */
  public static Formula of(String text) {
    // A statement without any command keeps its braces.
    String plain = Latex.plain(Statement.of(text).text());
    StringBuilder canonical = new StringBuilder();
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      boolean mark = IGNORED.indexOf(c) >= 0 && (c == '$' || isLast(plain, i));
      if (!Character.isWhitespace(c) && !mark) {
        canonical.append(c);
      }
    }
    return new Formula(canonical.toString());
  }

  /** Whether nothing but blanks and marks follows. */
  private static boolean isLast(String text, int at) {
    return at >= text.length() - 2 && text.substring(at + 1)
        .chars()
        .allMatch(
            c -> Character.isWhitespace(c) || IGNORED.indexOf(c) >= 0);
  }
}
