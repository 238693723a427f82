package avengers.clustering.answer;

import java.util.List;
import java.util.Optional;

/**
 * What the answers to one query are compared as. Chosen once for a query and all replies to it, so
 * that every reply is read alike.
 */
public sealed interface AnswerKind {
  /** Reads a reply's answer; empty where the reply states none of this kind. */
  Optional<Answer> read(String reply);

  /**
   * How many answers there are to choose from. Wrong answers to an open question scatter over more
   * than can be counted; ten stand for them.
   */
  default int alternatives() {
    return 10;
  }

  /** A letter from A to the last option. */
  record Choices(char last) implements AnswerKind {
    @Override
    public Optional<Answer> read(String reply) {
      return ChoiceReader.read(Statement.of(reply), last).map(Answer.Choice::new);
    }

    @Override
    public int alternatives() {
      return last - 'A' + 1;
    }
  }

  /** A number. */
  record Numbers() implements AnswerKind {
    @Override
    public Optional<Answer> read(String reply) {
      return NumberReader.read(Statement.of(reply)).map(Answer.Numeric::new);
    }
  }

  /** A short text. */
  record ShortTexts() implements AnswerKind {
    private static final int LONGEST = 240;

    @Override
    public Optional<Answer> read(String reply) {
      String text = TextNormaliser.normalise(Statement.of(reply).text());
      return text.isEmpty() || text.length() > LONGEST
          ? Optional.empty()
          : Optional.of(new Answer.ShortText(text));
    }
  }

  /**
   * The kind that a query asks for, or its replies give: a choice where the query lists options, a
   * number where most replies state just one, else a short text.
   */
  static AnswerKind of(String query, List<String> replies) {
    Optional<AnswerKind> choices = Options.last(query).map(Choices::new);
    if (choices.isPresent()) {
      return choices.get();
    }
    List<Statement> statements = replies.stream()
        .map(Statement::of)
        .filter(statement -> !statement.text().isBlank())
        .toList();
    long numbers = statements.stream().filter(NumberReader::isOneNumber).count();
    return numbers * 2 > statements.size() ? new Numbers() : new ShortTexts();
  }
}
