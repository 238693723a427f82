package avengers.clustering.answer;

import java.util.List;
import java.util.Optional;

/** Tells whether a reply gives the right answer. */
public final class Grader {
  private Grader() {}

  /**
   * Compares a reply with the right answer, as the kind that the query and the right answer have.
   *
   * @return 1 if the reply answers the same, else 0
   */
  public static double grade(String query, String rightAnswer, String reply) {
    return grade(query, rightAnswer, Reading.of(Reply.of(reply)));
  }

  /** Compares a reply that was read. */
  public static double grade(String query, String rightAnswer, Reading reply) {
    Reading rightReply = Reading.of(Reply.of(rightAnswer));
    AnswerKind kind = KindChoice.of(Prompt.of(query), List.of(rightReply));
    Optional<Answer> right = kind.read(rightReply);
    return right.isPresent() && right.equals(kind.read(reply)) ? 1 : 0;
  }
}
