package avengers.clustering.answer.json;

import avengers.clustering.answer.text.TextNormaliser;

import java.util.Set;

/** Tells a field of JSON that explains the answer from one that is part of it. */
final class Prose {
  /** A longer text is worded differently in each reply. */
  private static final int LONGEST_VALUE = 80;
  private static final int LONGEST_NAME = 100;

  /** What such fields are called; the last word of the name tells: "chain_of_thought". */
  private static final Set<String> NAMES = Set.of("analysis", "comment", "comments", "commentary",
      "description", "explanation", "explanations", "justification", "note", "notes", "rationale",
      "reason", "reasoning", "reasons", "remark", "remarks", "scratchpad", "steps", "summary",
      "thinking", "thought", "thoughts", "workings");

  private Prose() {}

  /** Whether a field of this name holds thoughts: "reasoning", "brief_explanation", "myNotes". */
  static boolean isName(String name) {
    if (name.length() > LONGEST_NAME) {
      return false;
    }
    int start = name.length();
    while (start > 0 && Character.isLetter(name.charAt(start - 1))) {
      start--;
      if (startsWord(name, start)) {
        break;
      }
    }
    return NAMES.contains(TextNormaliser.lowerCase(name.substring(start)));
  }

  /** Whether a text is too long to be compared. */
  static boolean isLong(String value) {
    return value.length() > LONGEST_VALUE;
  }

  /** A capital behind a small letter. */
  private static boolean startsWord(String name, int at) {
    return at > 0 && Character.isUpperCase(name.charAt(at))
        && Character.isLowerCase(name.charAt(at - 1));
  }
}
