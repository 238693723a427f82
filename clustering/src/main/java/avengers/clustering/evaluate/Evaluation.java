package avengers.clustering.evaluate;

import avengers.clustering.cluster.FittedRouter;
import avengers.clustering.cluster.ModelStatistics;
import avengers.clustering.cluster.OverallScores;
import avengers.clustering.cluster.Ranker;
import avengers.clustering.cluster.Ranking;
import avengers.clustering.fit.JudgedVerdict;
import avengers.clustering.fit.LabelledQueries;
import avengers.clustering.fit.RecordedReplies;
import avengers.clustering.fit.Scoring;
import avengers.clustering.fit.VotingFit;
import avengers.clustering.fit.VotingResult;
import avengers.clustering.observation.Observation;
import avengers.clustering.vote.Calibration;
import avengers.clustering.vote.LearnedVoting;
import avengers.clustering.vote.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Measures a router on queries that it was not fitted on. All scores are in the test's order. */
public final class Evaluation {
  private final HeldOut parts;
  private final LabelledQueries train;
  private final LabelledQueries test;
  private final FittedRouter router;
  private final List<Ranking> rankings = new ArrayList<>();

  /** Prepares to measure a router that was fitted on the training part. */
  public Evaluation(HeldOut parts, FittedRouter router) {
    this.parts = parts;
    this.train = parts.train();
    this.test = parts.test();
    this.router = router;
    Ranker ranker = new Ranker(router);
    for (int i = 0; i < test.size(); i++) {
      rankings.add(ranker.rank(test.embeddings().get(i),
          new TreeSet<>(test.queries().get(i).scores().keySet())));
    }
  }

  /** The mean score of each way over the test queries, 0 to 1. */
  public Map<Row, Double> meanScores() {
    Map<Row, Double> means = new EnumMap<>(Row.class);
    scores().forEach((row, scores) -> means.put(row, mean(scores)));
    return means;
  }

  /** The mean score when the samples of several models vote, 0 to 1. */
  public double meanVotedScore(RecordedVote vote) {
    return mean(scores(i -> vote.score(RecordedReplies.of(test.queries().get(i)),
        rankings.get(i))));
  }

  /**
   * The share of queries to which any model gave any right answer: what no vote over recorded
   * samples can exceed. The oracle of {@link #meanScores} asks each query's best model once.
   */
  public double shareAnsweredByAny() {
    return mean(scores(i -> best(test.queries().get(i)) > 0 ? 1 : 0));
  }

  /** What each way scores on each test query. */
  Map<Row, double[]> scores() {
    ReferenceRules reference = new ReferenceRules(router);
    double[] overall = OverallScores.of(router.overall());
    Map<String, double[]> byDataset = byDataset();
    Map<Row, double[]> scores = new EnumMap<>(Row.class);
    scores.put(Row.RANDOM, scores(i -> average(test.queries().get(i))));
    scores.put(Row.BEST_SINGLE, chosen(i -> overall));
    scores.put(Row.ROUTED, routed());
    scores.put(Row.REFERENCE, chosen(i -> reference.nearestCluster(test.embeddings().get(i))));
    scores.put(Row.REFERENCE_RANK, chosen(i -> reference.rankForm(test.embeddings().get(i))));
    scores.put(Row.REFERENCE_SCORE, chosen(i -> reference.scoreForm(test.embeddings().get(i))));
    scores.put(Row.DATASET_LABEL,
        chosen(i -> byDataset.getOrDefault(test.queries().get(i).dataset(), overall)));
    scores.put(Row.ORACLE, scores(i -> best(test.queries().get(i))));
    return scores;
  }

  double[] routed() {
    return scores(i -> score(i, rankings.get(i).models().getFirst().model()));
  }

  /** The model that was best on the training part. */
  String bestSingle() {
    return router.models().get(OverallScores.best(OverallScores.of(router.overall())));
  }

  List<Ranking> rankings() {
    return Collections.unmodifiableList(rankings);
  }

  FittedRouter router() {
    return router;
  }

  HeldOut parts() {
    return parts;
  }

  LabelledQueries test() {
    return test;
  }

  /**
   * How recorded answers vote.
   *
   * @param replies by position among all queries
   * @param calibration learned on the training part
   */
  VotedSplit voted(RecordedVote vote, List<Optional<RecordedReplies>> replies,
      Calibration calibration) {
    List<Double> scores = new ArrayList<>();
    List<JudgedVerdict> verdicts = new ArrayList<>();
    for (int i = 0; i < test.size(); i++) {
      Optional<RecordedReplies> recorded = replies.get(parts.testPositions().get(i));
      if (recorded.isEmpty()) {
        scores.add(Double.NaN);
        continue;
      }
      Verdict verdict = vote.decide(recorded.get(), rankings.get(i));
      double grade = recorded.get().grade(verdict);
      scores.add(grade);
      if (verdict.voters() > 0) {
        verdicts.add(new JudgedVerdict(verdict.tally(), grade > 0));
      }
    }
    return new VotedSplit(scores, ConfidenceError.of(verdicts, calibration));
  }

  /**
   * Learns from the training part how much each model's vote counts, and how often verdicts are
   * right.
   *
   * @param replies by position among all queries
   */
  LearnedVoting learnedVoting(List<Optional<RecordedReplies>> replies, long seed) {
    List<Optional<RecordedReplies>> known = parts.trainPositions()
        .stream()
        .map(replies::get)
        .toList();
    return VotingFit.fit(train, known, router, seed)
        .map(VotingResult::voting)
        .orElse(LearnedVoting.NOTHING);
  }

  /** The scores of the models with the most merit, of those that answered the query. */
  private double[] chosen(Function<Integer, double[]> merits) {
    return scores(i -> {
      double[] of = merits.apply(i);
      double most = Double.NEGATIVE_INFINITY;
      double score = 0;
      for (int model = 0; model < of.length; model++) {
        Double seen = test.queries().get(i).scores().get(router.models().get(model));
        if (seen != null && of[model] > most) {
          most = of[model];
          score = seen;
        }
      }
      return score;
    });
  }

  private double score(int query, String model) {
    return test.queries().get(query).scores().getOrDefault(model, 0.0);
  }

  private double[] scores(IntToDoubleFunction score) {
    return IntStream.range(0, test.size()).mapToDouble(score).toArray();
  }

  private Map<String, double[]> byDataset() {
    Map<String, double[]> merits = new HashMap<>();
    List<String> names = List.copyOf(HeldOut.byDataset(train).keySet());
    Map<String, Integer> positions = new HashMap<>();
    names.forEach(name -> positions.put(name, positions.size()));
    List<List<ModelStatistics>> statistics = Scoring.byGroup(train, names.size(),
        query -> positions.getOrDefault(train.queries().get(query).dataset(), -1));
    positions.forEach((name, position) -> merits.put(name, merits(statistics.get(position))));
    return merits;
  }

  private static double[] merits(List<ModelStatistics> statistics) {
    return statistics.stream().mapToDouble(ModelStatistics::score).toArray();
  }

  private static double mean(double[] scores) {
    return Arrays.stream(scores).average().orElse(0);
  }

  private static double average(Observation query) {
    return query.scores().values().stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }

  private static double best(Observation query) {
    return query.scores().values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
  }
}
