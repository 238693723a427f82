package avengers.clustering.vote;

import avengers.clustering.answer.Answer;
import avengers.clustering.answer.AnswerKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

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
  private static final Comparator<Party> BY_VOTES = Comparator.comparingDouble(Party::weight)
      .thenComparingDouble(
          party -> party.best().score())
      .thenComparingDouble(party -> party.samples()
          .stream()
          .mapToDouble(Sample::score)
          .sum());

  private MajorityVote() {}

  /** Samples that answer the same. */
  private record Party(List<Sample> samples, double weight) {
    Sample best() {
      return firstGreatest(samples, BY_SCORE);
    }
  }

  /**
   * Counts the votes, each for one.
   *
   * @param query what the samples reply to
   */
  public static Verdict count(String query, List<Sample> samples) {
    AnswerKind kind = AnswerKind.of(query, samples.stream().map(Sample::text).toList());
    return count(Ballot.read(kind, samples), vote -> 1);
  }

  /** Counts the votes of samples whose answers are read, each for its weight. */
  public static Verdict count(List<Ballot> ballots, ToDoubleFunction<Sample> weight) {
    if (ballots.isEmpty()) {
      return new Verdict.NobodyAnswered();
    }
    List<Party> parties = parties(ballots, weight);
    if (parties.isEmpty()) {
      List<Sample> samples = ballots.stream().map(Ballot::sample).toList();
      return new Verdict.NotComparable(firstGreatest(samples, BY_SCORE));
    }
    Party winner = firstGreatest(parties, BY_VOTES);
    int votes = winner.samples().size();
    int voters = parties.stream().mapToInt(party -> party.samples().size()).sum();
    boolean tied = parties.stream()
        .filter(party -> party.weight() == winner.weight())
        .count() > 1;
    return tied
        ? new Verdict.Tie(winner.best(), votes, voters)
        : new Verdict.Majority(winner.best(), votes, voters);
  }

  /** The samples by what they answer, in the order in which answers first appear. */
  private static List<Party> parties(List<Ballot> ballots, ToDoubleFunction<Sample> weight) {
    Map<Answer, List<Sample>> parties = new LinkedHashMap<>();
    for (Ballot ballot : ballots) {
      ballot.answer()
          .ifPresent(answer -> parties.computeIfAbsent(answer, first -> new ArrayList<>())
              .add(ballot.sample()));
    }
    return parties.values()
        .stream()
        .map(samples -> new Party(samples, samples.stream().mapToDouble(weight).sum()))
        .toList();
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
