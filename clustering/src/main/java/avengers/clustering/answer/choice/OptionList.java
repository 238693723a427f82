package avengers.clustering.answer.choice;

import avengers.clustering.answer.statement.Statement;
import avengers.clustering.answer.text.Characters;
import avengers.clustering.answer.text.TextNormaliser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds the options in a query: the last list of them, which examples before it may precede. */
final class OptionList {
  /** Options stand near a query's end; of a longer one the beginning is not read. */
  private static final int LONGEST_QUERY = 1 << 16;

  /** A longer text is cut; where that makes two options equal, their labels are compared. */
  private static final int LONGEST_TEXT = 300;

  private static final Set<String> HEADINGS = Set.of("options", "choices", "answer choices",
      "answer options", "option", "optionen", "antwortmöglichkeiten", "opciones", "opções",
      "opzioni", "选项", "選択肢");
  private static final List<String> CHOOSING = List.of("option", "choice", "choose", "select",
      "which", "pick");
  private static final int LONGEST_LEAD = 300;

  private final List<OptionLabel> labels = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();
  private Optional<Options> found = Optional.empty();
  private boolean headed;
  private String lead = "";

  /** Whether the line before the list asks to choose. */
  private boolean choosing;

  /** Whether an option is a question. */
  private boolean asking;

  private OptionList() {}

  static Optional<Options> in(String query) {
    OptionList list = new OptionList();
    String end = query.substring(Math.max(0, query.length() - LONGEST_QUERY));
    Characters.narrow(end).lines().forEach(list::line);
    list.close();
    return list.found;
  }

  private void line(String line) {
    Optional<OptionLabel.Placed> label = OptionLabel.begins(line).or(() -> inline(line));
    if (label.isPresent() && (label.get().label().isFirst() || follows(label.get()))) {
      add(line, label.get());
    } else if (headed && isBullet(line)) {
      texts.add(text(line.strip().substring(1)));
    } else if (!line.isBlank()) {
      heading(line);
    }
  }

  /** Capital letters in the middle of a line: "Is it (A) red or (B) blue?", "Pick: A) 1 B) 2" */
  private static Optional<OptionLabel.Placed> inline(String line) {
    return inline(line, "(A) ", "(B) ", 0).or(() -> inline(line, " A) ", " B) ", 1));
  }

  private static Optional<OptionLabel.Placed> inline(String line, String a, String b, int label) {
    int first = line.indexOf(a);
    return first >= 0 && line.indexOf(b, first) >= 0
        ? OptionLabel.at(line, first + label)
        : Optional.empty();
  }

  private boolean follows(OptionLabel.Placed label) {
    return !labels.isEmpty() && label.label().follows(labels.getLast());
  }

  /** Adds an option, and those that follow it on the same line. */
  private void add(String line, OptionLabel.Placed first) {
    if (first.label().isFirst()) {
      close();
      choosing = headed || isChoosing(first.label());
    }
    OptionLabel.Placed label = first;
    for (int i = label.end(); i < line.length(); i++) {
      if (i > 0 && Characters.isSpace(line.charAt(i - 1))) {
        Optional<OptionLabel.Placed> next = OptionLabel.at(line, i);
        if (next.isPresent() && next.get().label().follows(label.label())) {
          add(label, line.substring(label.end(), i));
          label = next.get();
        }
      }
    }
    add(label, line.substring(label.end()));
  }

  private void add(OptionLabel.Placed label, String text) {
    labels.add(label.label());
    texts.add(text(text));
    asking |= text.strip().endsWith("?");
  }

  /** A line that lists nothing: it may head a list, and ends one without labels. */
  private void heading(String line) {
    if (labels.isEmpty()) {
      close();
    }
    headed = line.length() <= LONGEST_TEXT
        && HEADINGS.contains(TextNormaliser.withoutMarks(line.replace("#", ""))
            .toLowerCase(Locale.ROOT));
    lead = line.substring(Math.max(0, line.length() - LONGEST_LEAD));
  }

  /** Ends a list, and forgets it if it lists no options. */
  private void close() {
    if (texts.size() > 1 && texts.size() <= 26 && isChoice()) {
      Options.Labels kind = labels.isEmpty()
          ? Options.Labels.NONE
          : labels.getFirst().label() == '1' ? Options.Labels.NUMBERS : Options.Labels.LETTERS;
      found = Optional.of(new Options(kind, texts));
    }
    labels.clear();
    texts.clear();
    asking = false;
  }

  /**
   * Small letters and numbers label the parts of a task as well: what stands before them must ask
   * to choose, and none may be a question.
   */
  private boolean isChoice() {
    return labels.isEmpty() || !labels.getFirst().isAmbiguous() || (choosing && !asking);
  }

  private boolean isChoosing(OptionLabel first) {
    String before = lead.toLowerCase(Locale.ROOT).strip();
    boolean question = before.endsWith("?");
    boolean choice = CHOOSING.stream().anyMatch(before::contains);
    return first.label() == 'a' ? question || choice : question && choice;
  }

  private static boolean isBullet(String line) {
    String stripped = line.strip();
    return stripped.length() > 2 && "-*•".indexOf(stripped.charAt(0)) >= 0
        && Characters.isSpace(stripped.charAt(1));
  }

  private static String text(String source) {
    String text = source.length() > LONGEST_TEXT ? source.substring(0, LONGEST_TEXT) : source;
    String stripped = text.strip();
    String bare = stripped.endsWith(" or")
        ? stripped.substring(0, stripped.length() - " or".length())
        : stripped;
    return TextNormaliser.normalise(Statement.plain(bare));
  }
}
