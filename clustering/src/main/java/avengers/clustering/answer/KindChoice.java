package avengers.clustering.answer;

import java.util.List;
import java.util.Optional;

/**
 * Chooses what the answers to one prompt are compared as: once, from the prompt and all replies
 * together, so that every reply is read alike.
 */
public final class KindChoice {
  private KindChoice() {}

  /**
   * The kind that the prompt asks for, or its replies give: a choice where the query lists options,
   * a number where most replies state just one, else a short text.
   */
  public static AnswerKind of(Prompt prompt, List<Reading> readings) {
    Optional<AnswerKind> asked = asked(prompt);
    if (asked.isPresent()) {
      return asked.get();
    }
    List<Statement> statements = readings.stream()
        .filter(reading -> reading.silence().isEmpty())
        .map(Reading::statement)
        .filter(statement -> !statement.text().isBlank())
        .toList();
    if (statements.stream().filter(LiteralReader::isLiteral).count() * 2 > statements.size()) {
      return AnswerKind.Literals.of(statements);
    }
    long numbers = statements.stream().filter(NumberReader::isOneNumber).count();
    return numbers * 2 > statements.size()
        ? AnswerKind.Numbers.of(prompt.query(), statements)
        : new AnswerKind.ShortTexts();
  }

  /**
   * The kinds that may be the chosen one when more replies are there.
   *
   * @param outstanding how many replies may still come
   * @return one or more kinds; empty if it is too early to say
   */
  public static List<AnswerKind> possible(Prompt prompt, List<Reading> readings, int outstanding) {
    return asked(prompt).isPresent() || outstanding == 0
        ? List.of(of(prompt, readings))
        : List.of();
  }

  /** The kind that the prompt alone decides. */
  private static Optional<AnswerKind> asked(Prompt prompt) {
    return Options.of(prompt.query()).map(AnswerKind.Choices::new);
  }
}
