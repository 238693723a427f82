package avengers.clustering.answer.choice;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * The options of a multiple-choice query.
 *
 * @param labels what the options are called
 * @param texts what the options say, normalised and of a bounded length, in their order; empty
 * where it is not known
 */
public record Options(Labels labels, List<String> texts) {
  private static final int MOST = 26;

  /** What the options of a query are called. */
  public enum Labels {
    /** A, B, C, whatever their case. */
    LETTERS('A'),
    /** 1, 2, 3. */
    NUMBERS('1'),
    /** Nothing: the options are a plain list. */
    NONE('\0');

    private final char first;

    Labels(char first) {
      this.first = first;
    }
  }

  public Options {
    texts = List.copyOf(texts);
    if (texts.isEmpty() || texts.size() > MOST) {
      throw new IllegalArgumentException("options are 1 to 26, not " + texts.size());
    }
  }

  /** Options of which only the letters are known, from A. */
  public static Options letters(char last) {
    return new Options(Labels.LETTERS, Collections.nCopies(last - 'A' + 1, ""));
  }

  /** The options that a query lists; empty where there are not at least two. */
  public static Optional<Options> of(String query) {
    return OptionList.in(query);
  }

  public int size() {
    return texts.size();
  }

  /** The label of an option. */
  char label(int option) {
    return (char) (labels.first + option);
  }

  /** The option of a label, in either case; empty if there is none. */
  Optional<Integer> labelled(char label) {
    int option = Character.toUpperCase(label) - labels.first;
    return labels != Labels.NONE && option >= 0 && option < size()
        ? Optional.of(option)
        : Optional.empty();
  }

  /**
   * What a vote for an option is counted as: its text, so that those who were shown the options in
   * another order can agree; the label where two options have one text, or none is known.
   */
  public String answer(int option) {
    boolean distinct = new HashSet<>(texts).size() == size() && !texts.contains("");
    return distinct ? texts.get(option) : String.valueOf(label(option));
  }
}
