package avengers.clustering.grade;

import avengers.clustering.answer.Answer;
import avengers.clustering.answer.AnswerKind;
import java.util.Optional;

/** Right is a reply that states the same formula in LaTeX, or the same answer of any kind. */
record SameFormula(Optional<Answer> right, SameAnswer answer) implements Rule {
  /** A rule by a right answer that may be a formula. */
  static SameFormula of(String query, String right) {
    return new SameFormula(formula(right), new SameAnswer(query, right));
  }

  @Override
  public double grade(String reply) {
    boolean same = right.isPresent() && right.equals(formula(reply));
    return same ? 1 : answer.grade(reply);
  }

  private static Optional<Answer> formula(String text) {
    return new AnswerKind.Formulas().read(text);
  }
}
