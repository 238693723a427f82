package avengers.clustering.answer;

import java.util.Optional;

/**
 * What the answers to one query are compared as. Two replies agree when the answers that one kind
 * reads from them are equal.
 */
public sealed interface AnswerKind {
  /** What a reply answers; empty where it states nothing of this kind. */
  Optional<Answer> read(Reading reading);

  /** What a whole text answers. */
  default Optional<Answer> read(String reply) {
    return read(Reading.of(Reply.of(reply)));
  }

  /** Its name in files, headers and metrics. */
  String label();

  /**
   * How many answers there are to choose from. Wrong answers to an open question scatter over more
   * than can be counted; ten stand for them.
   */
  default int alternatives() {
    return 10;
  }

  /**
   * One of the options that the query lists.
   *
   * @param options as a model was shown them that was asked the same as the others
   */
  record Choices(Options options) implements AnswerKind {
    @Override
    public Optional<Answer> read(Reading reading) {
      Options shown = reading.options().orElse(options);
      return ChoiceReader.read(reading.statement(), shown)
          .map(option -> new Answer.Choice(shown.answer(option)));
    }

    @Override
    public String label() {
      return "choice";
    }

    @Override
    public int alternatives() {
      return options.size();
    }
  }

  /** Texts that cannot be compared: each says what it says. */
  record FreeText() implements AnswerKind {
    @Override
    public Optional<Answer> read(Reading reading) {
      return Optional.empty();
    }

    @Override
    public String label() {
      return "free_text";
    }
  }

  /** A number. */
  record Numbers() implements AnswerKind {
    @Override
    public Optional<Answer> read(Reading reading) {
      return NumberReader.read(reading.statement()).map(Answer.Numeric::new);
    }

    @Override
    public String label() {
      return "number";
    }
  }

  /** A short text. */
  record ShortTexts() implements AnswerKind {
    private static final int LONGEST = 240;

    @Override
    public Optional<Answer> read(Reading reading) {
      String text = TextNormaliser.normalise(reading.statement().text());
      return text.isEmpty() || text.length() > LONGEST
          ? Optional.empty()
          : Optional.of(new Answer.ShortText(text));
    }

    @Override
    public String label() {
      return "short_text";
    }
  }

  /** Yes or no, true or false. */
  record YesNo() implements AnswerKind {
    @Override
    public Optional<Answer> read(Reading reading) {
      return YesNoReader.read(reading.statement()).map(Answer.YesNo::new);
    }

    @Override
    public String label() {
      return "yes_no";
    }

    @Override
    public int alternatives() {
      return 2;
    }
  }
}
