package avengers.clustering.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Chooses what the answers to one prompt are compared as: once, from the prompt and all replies
 * together, so that every reply is read alike.
 */
public final class KindChoice {
  private KindChoice() {}

  /**
   * The kind that the prompt asks for, or its replies give: calls of tools where most replies call
   * some, JSON where that was asked for, a choice where the query lists options, a number where
   * most replies state just one, else a short text.
   */
  public static AnswerKind of(Prompt prompt, List<Reading> readings) {
    if (Callers.of(readings).mostCall(0, 0)) {
      return new AnswerKind.ToolCalls();
    }
    Optional<AnswerKind> asked = asked(prompt);
    if (asked.isPresent()) {
      return asked.get();
    }
    List<Statement> statements = readings.stream()
        .filter(reading -> reading.silence().isEmpty())
        .map(Reading::statement)
        .filter(statement -> !statement.text().isBlank())
        .toList();
    long numbers = statements.stream().filter(NumberReader::isOneNumber).count();
    return numbers * 2 > statements.size()
        ? new AnswerKind.Numbers()
        : new AnswerKind.ShortTexts();
  }

  /**
   * The kinds that may be the chosen one when more replies are there.
   *
   * @param outstanding how many replies may still come
   * @return one or more kinds; empty if it is too early to say
   */
  public static List<AnswerKind> possible(Prompt prompt, List<Reading> readings, int outstanding) {
    Callers callers = Callers.of(readings);
    if (outstanding == 0 || callers.mostCall(0, outstanding)) {
      return List.of(of(prompt, readings));
    }
    List<AnswerKind> kinds = new ArrayList<>();
    asked(prompt).ifPresent(kinds::add);
    if (!kinds.isEmpty() && callers.mostCall(outstanding, 0)) {
      kinds.add(new AnswerKind.ToolCalls());
    }
    return kinds;
  }

  /**
   * How many replies call tools.
   *
   * @param speaking how many are not silent
   */
  private record Callers(int callers, int speaking) {
    static Callers of(List<Reading> readings) {
      List<Reading> speaking = readings.stream()
          .filter(reading -> reading.silence().isEmpty())
          .toList();
      long callers = speaking.stream()
          .filter(reading -> !reading.reply().calls().isEmpty())
          .count();
      return new Callers((int) callers, speaking.size());
    }

    /** Whether most call if so many more do, and so many more speak. */
    boolean mostCall(int callingMore, int speakingMore) {
      return (callers + callingMore) * 2 > speaking + callingMore + speakingMore;
    }
  }

  /** The kind that the prompt alone decides. */
  private static Optional<AnswerKind> asked(Prompt prompt) {
    return AnswerKind.Json.of(prompt.form())
        .or(() -> Options.of(prompt.query()).map(AnswerKind.Choices::new));
  }
}
