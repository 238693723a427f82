package avengers.clustering.answer;

import java.util.List;
import java.util.Optional;

/** Tells whether replies give the right answer to one query. */
public final class Grader {
  private final AnswerKind kind;
  private final Optional<Answer> right;

  /** Compares as the kind that the query and the right answer have. */
  public Grader(Prompt prompt, String rightAnswer) {
    Reading reading = Reading.of(Reply.of(rightAnswer));
    kind = KindChoice.of(prompt, List.of(reading));
    right = kind.read(reading);
  }

  /**
   * Compares one reply with the right answer.
   *
   * @return 1 if the reply answers the same, else 0
   */
  public static double grade(String query, String rightAnswer, String reply) {
    return new Grader(Prompt.of(query), rightAnswer).grade(Reading.of(Reply.of(reply)));
  }

  /**
   * Compares a reply that was read.
   *
   * @return 1 if the reply answers the same, else 0
   */
  public double grade(Reading reply) {
    return right.isPresent() && right.equals(kind.read(reply)) ? 1 : 0;
  }
}
