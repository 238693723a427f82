package avengers.clustering.vote;

import avengers.clustering.answer.Answer;
import avengers.clustering.answer.AnswerKind;
import avengers.clustering.answer.Silence;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The votes of all samples, counted.
 *
 * <p>
 * Shares, and who is strongest, follow the weights. {@link #votes()} and {@link #secondVotes()} are
 * plain numbers of samples whatever they weigh: a test of luck asks how often something was said,
 * and a weight tells of whom to expect it, not how often. An answer that only weights made the
 * strongest has no more votes than its rival, and passes no such test.
 *
 * @param kind what the answers were compared as
 * @param parties the answers that were given, strongest first
 * @param silent how many samples have no vote, by reason
 */
public record Tally(AnswerKind kind, List<Party> parties, Map<Silence, Integer> silent) {
  public Tally {
    parties = List.copyOf(parties);
    silent = Map.copyOf(silent);
  }

  /**
   * Counts ballots.
   *
   * @param weight how much a vote counts, not negative
   */
  static Tally count(AnswerKind kind, List<Ballot> ballots, ToDoubleFunction<Sample> weight) {
    Map<Answer, List<Sample>> byAnswer = new LinkedHashMap<>();
    Map<Silence, Integer> silent = new EnumMap<>(Silence.class);
    for (Ballot ballot : ballots) {
      switch (ballot) {
        case Ballot.Cast(Sample sample, Answer answer) ->
          byAnswer.computeIfAbsent(answer, first -> new ArrayList<>()).add(sample);
        case Ballot.Silent(Sample _, Silence why) -> silent.merge(why, 1, Integer::sum);
      }
    }
    return new Tally(kind, byAnswer.entrySet()
        .stream()
        .map(given -> Party.of(given.getKey(), given.getValue(), weight))
        .sorted(Party.STRONGEST_FIRST)
        .toList(), silent);
  }

  /** How many samples gave the strongest answer; 0 if none gave any. */
  public int votes() {
    return parties.isEmpty() ? 0 : parties.getFirst().votes();
  }

  /** The most samples that gave any other answer; 0 if there is none. */
  public int secondVotes() {
    return parties.stream().skip(1).mapToInt(Party::votes).max().orElse(0);
  }

  /** How many samples gave any answer. */
  public int voters() {
    return parties.stream().mapToInt(Party::votes).sum();
  }

  /** The strongest answer's share of the weight of all votes, 0 to 1. */
  public double agreement() {
    return share(0);
  }

  /**
   * By how much the strongest answer's share exceeds the next one's, 0 to 1. Where nobody's vote
   * has any weight the best-scored model's answer is the strongest, though others may share
   * another: 0.
   */
  public double margin() {
    return Math.max(0, share(0) - share(1));
  }

  /**
   * The margin as a fraction of one vote more than there are, so that few votes lead by less: one
   * of one leads by a half, ten of ten by ten elevenths.
   */
  public double lead() {
    return margin() * voters() / (voters() + 1);
  }

  /** The entropy of the answers' shares, in bits; 0 if all agree. */
  public double entropy() {
    double bits = 0;
    for (int party = 0; party < parties.size(); party++) {
      double share = share(party);
      bits -= share == 0 ? 0 : share * Math.log(share) / Math.log(2);
    }
    return bits;
  }

  /** Whether another answer is as strong as the first; where nobody has weight, votes decide. */
  boolean tied() {
    return parties.size() > 1 && parties.get(0).weight() == parties.get(1).weight()
        && (parties.get(0).weight() > 0 || parties.get(0).votes() == parties.get(1).votes());
  }

  /** Where nobody's vote has any weight, each has the same. */
  private double share(int party) {
    if (party >= parties.size()) {
      return 0;
    }
    double all = parties.stream().mapToDouble(Party::weight).sum();
    return all == 0
        ? (double) parties.get(party).votes() / voters()
        : parties.get(party).weight() / all;
  }
}
