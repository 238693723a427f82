package avengers.gateway.demo.simulated;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * The answer of a question, and plausible mistakes.
 *
 * @param kind the kind of answer
 * @param answer the right answer in its canonical form
 * @param wrong at least three distinct wrong answers, the likeliest first
 */
public record Solution(Kind kind, String answer, List<String> wrong) {

  private static final int FEWEST_WRONG = 3;
  private static final int ENOUGH_WRONG = 4;

  public Solution {
    requireNonNull(kind, "kind");
    requireNonNull(answer, "answer");
    wrong = List.copyOf(wrong);
    if (wrong.size() < FEWEST_WRONG || wrong.contains(answer)
        || wrong.stream().distinct().count() < wrong.size()) {
      throw new IllegalArgumentException(
          "not three or more distinct wrong answers to '" + answer + "': " + wrong);
    }
  }

  /**
   * A solution from its answers, the right one first; near ones are added when mistakes are few.
   * Empty when there is no answer, or too few mistakes are known.
   */
  static Optional<Solution> of(Kind kind, List<String> answers) {
    if (answers.isEmpty()) {
      return Optional.empty();
    }
    String right = answers.getFirst();
    var wrong = new LinkedHashSet<>(answers);
    kind.near(right).stream().takeWhile(_ -> wrong.size() <= ENOUGH_WRONG).forEach(wrong::add);
    wrong.remove(right);
    return wrong.size() < FEWEST_WRONG
        ? Optional.empty()
        : Optional.of(new Solution(kind, right, List.copyOf(wrong)));
  }

  /** Whole numbers as answers. */
  static List<String> numbers(long... numbers) {
    return LongStream.of(numbers).mapToObj(Long::toString).toList();
  }

  /** The canonical form of a number: plain digits without needless zeros. */
  static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
