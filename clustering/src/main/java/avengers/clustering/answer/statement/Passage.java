package avengers.clustering.answer.statement;

/** The lines around a statement: an answer may go over several. */
public final class Passage {
  private static final int LONGEST = 2000;
  private static final int LONGEST_NEEDLE = 60;

  private Passage() {}

  /** The lines from a statement to the next blank line; from the one before, if unannounced. */
  public static String of(Statement statement, String reply) {
    return of(statement, reply, !statement.announced());
  }

  /** The lines to the next blank line; from the one before, if what stands above is wanted, too. */
  public static String of(Statement statement, String reply, boolean above) {
    String text = Thoughts.removedFrom(reply);
    String source = statement.source();
    int line = source.indexOf('\n');
    String needle = source.substring(0,
        Math.min(LONGEST_NEEDLE, line < 0 ? source.length() : line));
    int start = text.lastIndexOf(needle);
    if (needle.isBlank() || start < 0) {
      return source;
    }
    int end = text.indexOf("\n\n", start);
    if (above) {
      int blank = text.lastIndexOf("\n\n", start);
      start = Math.max(start - LONGEST, blank < 0 ? 0 : blank + 2);
    }
    return text.substring(start, Math.min(start + 2 * LONGEST, end < 0 ? text.length() : end));
  }
}
