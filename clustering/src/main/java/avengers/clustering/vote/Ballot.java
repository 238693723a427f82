package avengers.clustering.vote;

import avengers.clustering.answer.Answer;
import avengers.clustering.answer.AnswerKind;
import java.util.List;
import java.util.Optional;

/**
 * A sample, and what it answers.
 *
 * @param answer empty where the sample states none that can be compared; then it has no vote
 */
public record Ballot(Sample sample, Optional<Answer> answer) {
  /** Reads all samples alike. */
  static List<Ballot> read(AnswerKind kind, List<Sample> samples) {
    return samples.stream().map(sample -> new Ballot(sample, kind.read(sample.text()))).toList();
  }
}
