package avengers.clustering.answer.choice;

import avengers.clustering.answer.statement.Statement;
import avengers.clustering.answer.text.Characters;
import avengers.clustering.answer.text.TextNormaliser;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the option that a statement chooses: by its label, as "B", "(B)", "**B**", "B) Paris",
 * "option B", or by its text.
 */
public final class ChoiceReader {
  /** Words before which "A" and "I" are options all the same: "A is right", "I because". */
  private static final Set<String> BEHIND_OPTIONS = Set.of("is", "are", "was", "because", "since",
      "as", "and", "or", "but", "for", "if", "in", "with", "due", "which", "that", "not", "would");
  private static final Set<String> JOINING = Set.of("or", "and", "oder", "und", "ou", "et", "o",
      "y", "e", "/", "&", "或", "和");
  private static final String AROUND_LABELS = " *()[]`'\"";
  private static final int LONGEST_JOINT = 12;

  private final String text;
  private final Options options;

  private ChoiceReader(String text, Options options) {
    this.text = text;
    this.options = options;
  }

  /**
   * The option that a statement is, or that it begins with as options do; else the one that its
   * text is; else the first label behind an announcement, the last of a statement without; else the
   * only text of an option in it. Then the reply's opening, if that begins as an option.
   *
   * @return the option's position in the list; empty if there is none, or more than one
   */
  public static Optional<Integer> read(Statement statement, Options options) {
    ChoiceReader last = new ChoiceReader(statement.text(), options);
    return last.read(statement.announced())
        .or(() -> statement.announced()
            ? Optional.empty()
            : new ChoiceReader(statement.opening(), options).opening());
  }

  private Optional<Integer> read(boolean announced) {
    Optional<Integer> only = onlyLabel();
    if (only.isPresent()) {
      return only;
    }
    boolean begins = beginsAsOption();
    OptionTexts texts = new OptionTexts(options, text);
    if (begins) {
      return labelled(true);
    }
    return texts.equal()
        .or(() -> hasLabels() ? labelled(announced) : Optional.empty())
        .or(texts::number)
        .or(() -> hasLabels() && standing(0) >= 0 ? Optional.empty() : texts.only());
  }

  private Optional<Integer> opening() {
    return beginsAsOption()
        ? labelled(true)
        : onlyLabel().or(() -> new OptionTexts(options, text).beginning());
  }

  private boolean hasLabels() {
    return options.labels() != Options.Labels.NONE;
  }

  /** A statement that is one label may have it small: "(b)". */
  private Optional<Integer> onlyLabel() {
    String bare = TextNormaliser.withoutMarks(text);
    return bare.length() == 1 ? options.labelled(bare.charAt(0)) : Optional.empty();
  }

  /** "B) Plan A", "(B) Plan A", "**B.** Plan A" */
  private boolean beginsAsOption() {
    int at = 0;
    while (at < text.length() && " *([".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return hasLabels() && at + 1 < text.length() && isLabel(at)
        && ").:*]".indexOf(text.charAt(at + 1)) >= 0;
  }

  /** The first or the last label; none where it stands in "A or B", which chooses neither. */
  private Optional<Integer> labelled(boolean first) {
    int found = -1;
    boolean joined = false;
    for (int at = standing(0); at >= 0; at = standing(at + 1)) {
      if (found >= 0 && isJoint(found + 1, at)) {
        joined = true;
      } else if (found >= 0 && first) {
        break;
      } else {
        joined = false;
      }
      found = at;
    }
    return found < 0 || joined ? Optional.empty() : options.labelled(text.charAt(found));
  }

  private boolean isJoint(int from, int to) {
    if (to - from > LONGEST_JOINT) {
      return false;
    }
    StringBuilder word = new StringBuilder();
    for (int i = from; i < to; i++) {
      if (AROUND_LABELS.indexOf(text.charAt(i)) < 0) {
        word.append(text.charAt(i));
      }
    }
    return JOINING.contains(word.toString());
  }

  /** The next label that stands alone and is no other word; -1 if there is none. */
  private int standing(int from) {
    for (int i = from; i < text.length(); i++) {
      if (isLabel(i) && !isWord(i - 1) && !isWord(i + 1) && !isArticle(i)) {
        return i;
      }
    }
    return -1;
  }

  private boolean isLabel(int at) {
    char c = text.charAt(at);
    return !Character.isLowerCase(c) && options.labelled(c).isPresent();
  }

  private boolean isWord(int at) {
    char c = Characters.at(text, at);
    return c == '\'' || (Character.isLetterOrDigit(c) && !Characters.isIdeographic(c));
  }

  /** "A" and "I" before a word in small letters are no options: "A dog", "I think". */
  private boolean isArticle(int at) {
    return (text.charAt(at) == 'A' || text.charAt(at) == 'I') && at + 2 < text.length()
        && text.charAt(at + 1) == ' ' && Character.isLowerCase(text.charAt(at + 2))
        && !BEHIND_OPTIONS.contains(wordAt(at + 2));
  }

  private String wordAt(int start) {
    int end = start;
    while (end < text.length() && end - start < 10 && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return text.substring(start, end);
  }
}
