package avengers.clustering.fit;

import avengers.clustering.cluster.FittedRouter;
import avengers.clustering.cluster.Ranking;
import avengers.clustering.vote.Calibration;
import avengers.clustering.vote.Election;
import avengers.clustering.vote.LearnedVoting;
import avengers.clustering.vote.VotePolicy;
import avengers.clustering.vote.VoteWeights;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Learns from recorded raw answers how much each model's vote counts, and how often the verdicts
 * are right. Verdicts are judged on queries that neither the ranking nor the weights know.
 */
public final class VotingFit {
  private static final int FOLDS = 5;

  private final List<Contest> contests;
  private final List<String> models;
  private final int[] folds;

  /** The raw answers to one query, and how the models were ranked without it. */
  private record Contest(RecordedReplies replies, Ranking ranking, LabelledVote vote) {}

  private VotingFit(List<Contest> contests, List<String> models, long seed) {
    this.contests = contests;
    this.models = models;
    this.folds = new SplittableRandom(seed).ints(contests.size(), 0, FOLDS).toArray();
  }

  /**
   * Learns from those queries that have raw answers.
   *
   * @param replies of the same queries, in their order
   * @param router fitted on the queries
   * @param seed decides which query is in which fold
   * @return empty if there are no raw answers
   */
  public static Optional<VotingResult> fit(LabelledQueries queries,
      List<Optional<RecordedReplies>> replies, FittedRouter router, long seed) {
    if (replies.stream().allMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    List<Ranking> rankings = CrossFitting.rankings(queries, router, seed);
    List<Contest> contests = new ArrayList<>();
    for (int query = 0; query < rankings.size(); query++) {
      Ranking ranking = rankings.get(query);
      replies.get(query)
          .ifPresent(of -> contests.add(new Contest(of, ranking, of.labelled(ranking))));
    }
    return Optional.of(new VotingFit(contests, router.models(), seed).result());
  }

  private VotingResult result() {
    List<List<JudgedVerdict>> verdicts = IntStream.range(0, FOLDS)
        .parallel()
        .mapToObj(this::verdicts)
        .toList();
    CalibrationError agreement = new CalibrationError();
    CalibrationError confidence = new CalibrationError();
    for (int fold = 0; fold < FOLDS; fold++) {
      agreement.add(verdicts.get(fold), Calibration.NONE);
      confidence.add(verdicts.get(fold), CalibrationFit.fit(allBut(fold, verdicts)));
    }
    return new VotingResult(
        new LearnedVoting(UsualFactor.of(models, weights(query -> true)),
            CalibrationFit.fit(allBut(-1, verdicts))),
        contests.size(), voters(), agreement.error(), confidence.error());
  }

  /** The verdicts on one fold's queries, by weights that were learned on the others. */
  private List<JudgedVerdict> verdicts(int fold) {
    Election election = Election.of(
        new VotePolicy.LogOdds(weights(query -> folds[query] != fold)));
    List<JudgedVerdict> verdicts = new ArrayList<>();
    for (int query = 0; query < folds.length; query++) {
      if (folds[query] == fold) {
        Contest contest = contests.get(query);
        verdicts.addAll(contest.replies().judged(election, contest.ranking()));
      }
    }
    return verdicts;
  }

  private VoteWeights weights(IntPredicate known) {
    return voters() < 2
        ? VoteWeights.INDEPENDENT
        : VoteWeightFit.fit(IntStream.range(0, contests.size())
            .filter(known)
            .mapToObj(query -> contests.get(query).vote())
            .toList());
  }

  private int voters() {
    return (int) contests.stream()
        .flatMap(contest -> contest.replies().replies().keySet().stream())
        .distinct()
        .count();
  }

  private static List<JudgedVerdict> allBut(int fold, List<List<JudgedVerdict>> verdicts) {
    return IntStream.range(0, verdicts.size())
        .filter(other -> other != fold)
        .mapToObj(verdicts::get)
        .flatMap(List::stream)
        .toList();
  }
}
