package avengers.clustering.answer;

import avengers.clustering.answer.choice.Options;
import avengers.clustering.answer.date.DateOrder;
import avengers.clustering.answer.text.TextNormaliser;
import java.util.List;
import java.util.Optional;

/**
 * What a prompt tells of its answers. It is read once; every choice of a kind asks for it.
 *
 * @param kind the kind of answer that the prompt alone decides
 * @param code whether it is about code, so that answers may be values of it
 * @param percent whether it asks for percents
 * @param order how its dates are read that are not clear in themselves
 */
record Asked(Optional<AnswerKind> kind,
    boolean code,
    boolean percent,
    DateOrder order) {
  /**
   * What a query tells of its answers stands near its end; of a longer one the rest is not read.
   */
  private static final int LONGEST_QUERY = 1 << 16;

  private static final List<String> CODE = List.of("def ", "assert", "```", "python", "literal",
      "javascript", "print(", "return ");
  private static final List<String> PERCENT = List.of("percent", "per cent", "%", "prozent", "百分");

  static Asked of(String query, ResponseForm form) {
    String end = query.substring(Math.max(0, query.length() - LONGEST_QUERY));
    String lower = TextNormaliser.lowerCase(end);
    Optional<AnswerKind> kind = AnswerKind.Json.of(form)
        .or(() -> Options.of(end).map(AnswerKind.Choices::new));
    return new Asked(kind, contains(lower, CODE), contains(lower, PERCENT),
        DateOrder.of(lower));
  }

  private static boolean contains(String text, List<String> words) {
    return words.stream().anyMatch(text::contains);
  }
}
