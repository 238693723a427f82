package avengers.clustering.answer.choice;

import avengers.clustering.answer.text.Characters;

import java.util.Optional;

/**
 * How a query labels an option: "A.", "(A)", "**a)**", "1:", "A -".
 *
 * @param label a capital letter, a small letter or a digit
 * @param opening the bracket before it; a null character without
 * @param closing the mark behind it
 */
record OptionLabel(char label, char opening, char closing) {
  private static final String DECORATION = "*_-•>";
  private static final String CLOSING = ").:]、";
  private static final int LONGEST_DECORATION = 6;

  /**
   * A label, and where it stands.
   *
   * @param end where the option's text begins
   */
  record Placed(OptionLabel label, int start, int end) {}

  /** The label that a line begins with. */
  static Optional<Placed> begins(String line) {
    int at = 0;
    int last = Math.min(line.length(), LONGEST_DECORATION);
    while (at < last && (DECORATION.indexOf(line.charAt(at)) >= 0
        || Characters.isSpace(line.charAt(at)))) {
      at++;
    }
    return at(line, at);
  }

  /** The label that stands at a position. */
  static Optional<Placed> at(String line, int start) {
    char opening = Characters.at(line, start);
    boolean bracket = opening == '(' || opening == '[';
    int name = bracket ? start + 1 : start;
    char label = Characters.at(line, name);
    if (!isName(label)) {
      return Optional.empty();
    }
    int mark = skipStars(line, name + 1);
    char closing = Characters.at(line, mark);
    if (!bracket && closing == ' ' && isDash(line, mark + 1)) {
      return Optional.of(new Placed(new OptionLabel(label, '\0', '-'), start, mark + 3));
    }
    boolean closed = bracket
        ? closing == (opening == '(' ? ')' : ']')
        : CLOSING.indexOf(closing) >= 0 && closing != ']';
    char next = Characters.at(line, mark + 1);
    boolean abbreviation = closing == '.' && Character.isLetterOrDigit(next);
    return closed && !abbreviation
        ? Optional.of(new Placed(new OptionLabel(label, bracket ? opening : '\0', closing), start,
            mark + 1))
        : Optional.empty();
  }

  /** Whether this is the label that follows another one of the same making. */
  boolean follows(OptionLabel before) {
    return label == before.label + 1 && opening == before.opening && closing == before.closing;
  }

  boolean isFirst() {
    return label == 'A' || label == 'a' || label == '1';
  }

  /** Whether it labels parts of a task, and steps of a list, as often as options. */
  boolean isAmbiguous() {
    return label < 'A' || label > 'Z';
  }

  private static boolean isName(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '1' && c <= '9');
  }

  private static boolean isDash(String line, int at) {
    char c = Characters.at(line, at);
    return (c == '-' || c == '–' || c == '—') && Characters.at(line, at + 1) == ' ';
  }

  private static int skipStars(String line, int from) {
    int at = from;
    while (at < from + 2 && Characters.at(line, at) == '*') {
      at++;
    }
    return at;
  }
}
