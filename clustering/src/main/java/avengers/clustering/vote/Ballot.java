package avengers.clustering.vote;

import avengers.clustering.answer.Answer;
import avengers.clustering.answer.AnswerKind;
import avengers.clustering.answer.Silence;
import java.util.List;
import java.util.Optional;

/** A sample, and what it votes for. */
public sealed interface Ballot {
  Sample sample();

  /** A vote for an answer. */
  record Cast(Sample sample, Answer answer) implements Ballot {}

  /** No vote, and why. */
  record Silent(Sample sample, Silence why) implements Ballot {}

  /** Reads what a sample votes for. */
  static Ballot of(AnswerKind kind, Sample sample) {
    Optional<Silence> silence = sample.reading().silence();
    return silence.<Ballot>map(why -> new Silent(sample, why))
        .orElseGet(() -> kind.read(sample.reading())
            .<Ballot>map(answer -> new Cast(sample, answer))
            .orElseGet(() -> new Silent(sample, Silence.UNREADABLE)));
  }

  /** Reads all samples alike. */
  static List<Ballot> of(AnswerKind kind, List<Sample> samples) {
    return samples.stream().map(sample -> of(kind, sample)).toList();
  }
}
