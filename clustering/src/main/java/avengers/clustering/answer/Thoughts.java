package avengers.clustering.answer;

/** A reasoning model's thoughts, which stand before its answer in {@code <think>} tags. */
public final class Thoughts {
  private static final String START = "<think>";
  private static final String END = "</think>";

  private Thoughts() {}

  /** The reply behind its thoughts; nothing where the thoughts were cut. */
  public static String removedFrom(String reply) {
    int end = reply.lastIndexOf(END);
    if (end >= 0) {
      return reply.substring(end + END.length());
    }
    return reply.stripLeading().startsWith(START) ? "" : reply;
  }
}
