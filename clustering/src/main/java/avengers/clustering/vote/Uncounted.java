package avengers.clustering.vote;

import avengers.clustering.answer.Silence;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Which text is returned where none states an answer that can be counted. */
final class Uncounted {
  private Uncounted() {}

  static Verdict choose(List<Sample> samples, Tally tally) {
    List<Sample> speaking = speaking(samples);
    if (!speaking.isEmpty()) {
      return new Verdict.NotComparable(Party.best(speaking), tally, 0);
    }
    return new Verdict.NobodyAnswered(
        samples.isEmpty() ? Optional.empty() : Optional.of(leastSilent(samples)), tally);
  }

  /** The samples that are neither refused, empty nor cut short. */
  static List<Sample> speaking(List<Sample> samples) {
    return samples.stream().filter(sample -> sample.reading().silence().isEmpty()).toList();
  }

  /** One that began to answer, else one that says at least something; of these the best. */
  static Sample leastSilent(List<Sample> samples) {
    List<Sample> texts = some(samples, sample -> !sample.text().isBlank());
    return Party.best(some(texts,
        sample -> sample.reading().silence().filter(Silence.TRUNCATED::equals).isPresent()));
  }

  /** Those that fulfil the condition; all if none does. */
  private static List<Sample> some(List<Sample> samples, Predicate<Sample> condition) {
    List<Sample> some = samples.stream().filter(condition).toList();
    return some.isEmpty() ? samples : some;
  }
}
