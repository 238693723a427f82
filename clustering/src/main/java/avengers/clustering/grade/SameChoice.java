package avengers.clustering.grade;

import avengers.clustering.answer.Answer;
import avengers.clustering.answer.AnswerKind;
import java.util.List;
import java.util.Optional;

/** Right is a reply that chooses the same option's letter. */
record SameChoice(AnswerKind.Choices options, Answer right) implements Rule {
  private static final char LAST_LETTER = 'Z';

  /** Empty if the right answer is no letter of an option. */
  static Optional<SameChoice> of(String query, String right) {
    AnswerKind.Choices options = AnswerKind.of(query, List.of()) instanceof AnswerKind.Choices shown
        ? shown
        : new AnswerKind.Choices(LAST_LETTER);
    return options.read(right).map(letter -> new SameChoice(options, letter));
  }

  @Override
  public double grade(String reply) {
    return Rule.grade(options.read(reply).filter(right::equals).isPresent());
  }
}
