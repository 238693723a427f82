package avengers.clustering.vote;

import avengers.clustering.answer.Answer;
import avengers.clustering.answer.AnswerKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Self-consistency (Wang et al. 2022, arXiv 2203.11171): samples are compared by what they answer,
 * and the most frequent answer wins. A sample without an answer has no vote.
 *
 * <p>
 * Equally frequent answers: the one that the best-scored model gave wins, then the one with the
 * larger sum of scores, then the one that was given first. Of the winning samples the best-scored
 * model's first one is returned, whole.
 */
public final class MajorityVote {
  private static final Comparator<Sample> BY_SCORE = Comparator.comparingDouble(Sample::score);
  private static final Comparator<List<Sample>> BY_SCORES = Comparator
      .<List<Sample>>comparingDouble(
          samples -> first(samples).score())
      .thenComparingDouble(samples -> samples.stream().mapToDouble(Sample::score).sum());
  private static final Comparator<List<Sample>> BY_VOTES = Comparator.<List<Sample>>comparingInt(
      List::size).thenComparing(BY_SCORES);

  private MajorityVote() {}

  /**
   * Counts the votes.
   *
   * @param query what the samples reply to
   */
  public static Verdict count(String query, List<Sample> samples) {
    if (samples.isEmpty()) {
      return new Verdict.NobodyAnswered();
    }
    List<List<Sample>> parties = parties(query, samples);
    if (parties.isEmpty()) {
      return new Verdict.NotComparable(first(samples));
    }
    List<Sample> best = firstGreatest(parties, BY_VOTES);
    int voters = parties.stream().mapToInt(List::size).sum();
    boolean tied = parties.stream().filter(party -> party.size() == best.size()).count() > 1;
    return tied
        ? new Verdict.Tie(first(best), best.size(), voters)
        : new Verdict.Majority(first(best), best.size(), voters);
  }

  /** The samples by what they answer, in the order in which answers first appear. */
  private static List<List<Sample>> parties(String query, List<Sample> samples) {
    AnswerKind kind = AnswerKind.of(query, samples.stream().map(Sample::text).toList());
    Map<Answer, List<Sample>> parties = new LinkedHashMap<>();
    for (Sample sample : samples) {
      kind.read(sample.text())
          .ifPresent(answer -> parties.computeIfAbsent(answer, first -> new ArrayList<>())
              .add(sample));
    }
    return List.copyOf(parties.values());
  }

  private static Sample first(List<Sample> samples) {
    return firstGreatest(samples, BY_SCORE);
  }

  private static <T> T firstGreatest(List<T> items, Comparator<T> order) {
    T greatest = items.getFirst();
    for (T item : items) {
      if (order.compare(item, greatest) > 0) {
        greatest = item;
      }
    }
    return greatest;
  }
}
