package avengers.clustering.answer.statement;

import avengers.clustering.answer.text.CharacterSet;
import avengers.clustering.answer.text.Characters;
import java.util.Optional;

/**
 * A place in a reply that announces its answer.
 *
 * @param start where it begins
 * @param end where what it announces begins
 */
record Announcement(Form form, int start, int end) {
  private static final String BOX = "\\boxed{";
  private static final String FRAME = "\\fbox{";
  private static final String HASHES = "####";
  private static final String TAG = "answer";
  private static final CharacterSet FIRST = CharacterSet.of(
      "\\#" + AnswerWords.firstCharacters());

  /** How an answer is announced. */
  enum Form {
    /** {@code \boxed{42}}. */
    BOX,
    /** {@code "answer": 42}, in JSON. */
    FIELD,
    /** {@code <answer>42</answer>}. */
    TAG,
    /** {@code Answer: 42}. */
    LABEL,
    /** {@code the answer is 42}. */
    SENTENCE;

    /** Whether it holds an answer and nothing else; a sentence may go on to anything. */
    boolean encloses() {
      return this == BOX || this == FIELD || this == TAG;
    }
  }

  /** Whether any announcement begins as the text does at a position: none does inside a word. */
  static boolean mayBegin(String text, int at) {
    char c = text.charAt(at);
    return FIRST.contains(c)
        && !(Characters.isLatin(c) && at > 0 && Characters.isLatin(text.charAt(at - 1)));
  }

  /** The announcement that begins at a position; looks at a bounded part of the text. */
  static Optional<Announcement> at(String text, int at) {
    char c = text.charAt(at);
    if (c == '\\') {
      return box(text, at, BOX).or(() -> box(text, at, FRAME));
    }
    if (c == '#') {
      return hashes(text, at);
    }
    int word = AnswerWords.length(text, at);
    return word == 0 ? Optional.empty() : worded(text, at, at + word);
  }

  private static Optional<Announcement> box(String text, int at, String command) {
    return text.startsWith(command, at)
        ? Optional.of(new Announcement(Form.BOX, at, at + command.length()))
        : Optional.empty();
  }

  /** As GSM8K marks its answers; but "#### Step 2" is a heading. */
  private static Optional<Announcement> hashes(String text, int at) {
    int end = at + HASHES.length();
    boolean begins = text.startsWith(HASHES, at) && (at == 0 || text.charAt(at - 1) == '\n')
        && end < text.length() && text.charAt(end) != '#';
    if (!begins) {
      return Optional.empty();
    }
    int content = Characters.skipSpaces(text, end);
    boolean heading = content < text.length() && Character.isLetter(text.charAt(content))
        && text.indexOf('\n', content) >= 0;
    return heading
        ? Optional.empty()
        : Optional.of(new Announcement(Form.LABEL, at, end));
  }

  private static Optional<Announcement> worded(String text, int at, int end) {
    char next = Characters.at(text, end);
    if (next == '"' || next == '\'') {
      return JsonField.isName(text, end + 1)
          ? Optional.of(new Announcement(Form.FIELD, at, end + 1))
          : Optional.empty();
    }
    if (next == '>' && text.startsWith(TAG, at)) {
      return Characters.at(text, at - 1) == '<'
          ? Optional.of(new Announcement(Form.TAG, at, end + 1))
          : Optional.empty();
    }
    return AnswerWords.marker(text, at, end);
  }
}
