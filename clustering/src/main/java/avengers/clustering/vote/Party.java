package avengers.clustering.vote;

import avengers.clustering.answer.Answer;
import avengers.clustering.answer.AnswerKind;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Samples that answer the same.
 *
 * @param samples in the order in which they were counted, at least one
 * @param weight the sum of their votes' weights
 */
public record Party(Answer answer, List<Sample> samples, double weight) {
  private static final Comparator<Sample> BY_MERIT = Comparator.comparingDouble(Sample::score)
      .thenComparingDouble(
          sample -> sample.logProbability().orElse(Double.NEGATIVE_INFINITY));

  /**
   * More weight first; then more votes; then the better best model; then the larger sum of scores.
   */
  static final Comparator<Party> STRONGEST_FIRST = Comparator.comparingDouble(Party::weight)
      .thenComparingInt(Party::votes)
      .thenComparingDouble(
          party -> party.best().score())
      .thenComparingDouble(Party::scores)
      .reversed();

  public Party {
    samples = List.copyOf(samples);
  }

  static Party of(Answer answer, List<Sample> samples, ToDoubleFunction<Sample> weight) {
    return new Party(answer, samples, sum(samples, weight));
  }

  /** Adds smallest first, so that the same votes weigh the same in any order of arrival. */
  private static double sum(List<Sample> samples, ToDoubleFunction<Sample> value) {
    double sum = 0;
    for (double each : samples.stream().mapToDouble(value).sorted().toArray()) {
      sum += each;
    }
    return sum;
  }

  /** How many samples gave this answer. */
  public int votes() {
    return samples.size();
  }

  /**
   * The best of its samples: the best-scored model's, of these the one with the highest mean
   * log-probability, of these the first.
   */
  public Sample best() {
    return best(samples);
  }

  /**
   * The sample that a client gets for the party: the best of those that it can use as they are, if
   * there are any.
   */
  public Sample spokesman(AnswerKind kind) {
    Sample best = best();
    if (kind.isUsable(best.text())) {
      return best;
    }
    List<Sample> usable = samples.stream().filter(sample -> kind.isUsable(sample.text())).toList();
    return usable.isEmpty() ? best : best(usable);
  }

  static Sample best(List<Sample> samples) {
    Sample best = samples.getFirst();
    for (Sample sample : samples) {
      if (BY_MERIT.compare(sample, best) > 0) {
        best = sample;
      }
    }
    return best;
  }

  private double scores() {
    return sum(samples, Sample::score);
  }
}
