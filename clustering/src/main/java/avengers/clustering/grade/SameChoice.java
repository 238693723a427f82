package avengers.clustering.grade;

import avengers.clustering.answer.Answer;
import avengers.clustering.answer.AnswerKind;
import avengers.clustering.answer.Options;
import java.util.Optional;

/** Right is a reply that chooses the same option's letter. */
record SameChoice(AnswerKind.Choices options, Answer right) implements Rule {
  private static final char LAST_LETTER = 'Z';

  /** Empty if the right answer is no letter of an option. */
  static Optional<SameChoice> of(String query, String right) {
    AnswerKind.Choices options = new AnswerKind.Choices(
        Options.of(query).orElse(new Options(LAST_LETTER)));
    return options.read(right).map(letter -> new SameChoice(options, letter));
  }

  @Override
  public double grade(String reply) {
    return Rule.grade(options.read(reply).filter(right::equals).isPresent());
  }
}
