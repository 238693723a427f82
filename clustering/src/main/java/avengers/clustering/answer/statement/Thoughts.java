package avengers.clustering.answer.statement;

import avengers.clustering.answer.text.Characters;

import java.util.List;

/** A reasoning model's thoughts, which stand before its answer in {@code <think>} tags. */
public final class Thoughts {
  private static final List<String> STARTS = List.of("<think>", "<thinking>", "<reasoning>",
      "[THINK]");
  private static final List<String> ENDS = List.of("</think>", "</thinking>", "</reasoning>",
      "[/THINK]");

  private Thoughts() {}

  /** The reply behind its thoughts; nothing where the thoughts were cut. */
  public static String removedFrom(String reply) {
    int after = Math.max(lastEnd(reply, '<'), lastEnd(reply, '['));
    return after >= 0 ? reply.substring(after) : startsWithThoughts(reply) ? "" : reply;
  }

  /** The position behind the last tag that ends thoughts and begins with a bracket; or -1. */
  private static int lastEnd(String reply, char bracket) {
    int after = -1;
    for (int at = reply.indexOf(bracket); at >= 0; at = reply.indexOf(bracket, at + 1)) {
      for (String end : ENDS) {
        after = reply.startsWith(end, at) ? at + end.length() : after;
      }
    }
    return after;
  }

  private static boolean startsWithThoughts(String reply) {
    int start = Characters.skipWhitespace(reply, 0);
    for (String tag : STARTS) {
      if (reply.startsWith(tag, start)) {
        return true;
      }
    }
    return false;
  }
}
