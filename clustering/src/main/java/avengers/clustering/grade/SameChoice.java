package avengers.clustering.grade;

import avengers.clustering.answer.Answer;
import avengers.clustering.answer.AnswerKind;
import avengers.clustering.answer.choice.Options;
import java.util.Optional;

/** Right is a reply that chooses the same option. */
record SameChoice(AnswerKind.Choices options, Answer right) implements Rule {
  private static final char LAST_LETTER = 'Z';

  /** Empty if the right answer is no option: neither a label nor a text of one. */
  static Optional<SameChoice> of(String query, String right) {
    AnswerKind.Choices options = new AnswerKind.Choices(
        Options.of(query).orElse(Options.letters(LAST_LETTER)));
    return options.read(right).map(option -> new SameChoice(options, option));
  }

  @Override
  public double grade(String reply) {
    return Rule.grade(options.read(reply).filter(right::equals).isPresent());
  }
}
