package avengers.clustering.grade;

import avengers.clustering.answer.Answer;
import avengers.clustering.answer.AnswerKind;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Right is a reply whose number is near enough.
 *
 * @param tolerance by how much it may differ
 * @param relative by which share of the right number it may differ, if that is more
 */
record NearNumber(BigDecimal right, BigDecimal tolerance, BigDecimal relative) implements Rule {
  @Override
  public double grade(String reply) {
    return Rule.grade(read(reply).filter(this::isNear).isPresent());
  }

  private boolean isNear(BigDecimal number) {
    BigDecimal allowed = tolerance.max(relative.multiply(right.abs()));
    return number.subtract(right).abs().compareTo(allowed) <= 0;
  }

  /**
   * The number that a text states, without its unit; a percentage is the number before the sign.
   */
  static Optional<BigDecimal> read(String text) {
    return new AnswerKind.Numbers(true, false).read(text)
        .map(answer -> switch (answer) {
          case Answer.Numeric(BigDecimal value, String _) -> value;
          case Answer _ ->
            throw new IllegalStateException("a number was read as something else");
        });
  }
}
