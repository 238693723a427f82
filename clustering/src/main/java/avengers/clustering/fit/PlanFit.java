package avengers.clustering.fit;

import avengers.clustering.cluster.ExpectedCosts;
import avengers.clustering.cluster.FittedRouter;
import avengers.clustering.cluster.ModelStatistics;
import avengers.clustering.cluster.Ranking;
import avengers.clustering.forecast.DialPosition;
import avengers.clustering.forecast.LearnedPlans;
import avengers.clustering.forecast.MeasuredShape;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Learns what plans bring, and what the positions of the dial buy. Plans are tried on rankings that
 * do not know the query; what a position promises is measured on queries that neither the ranking
 * nor the functions that foresee a plan's accuracy know.
 */
public final class PlanFit {
  private static final int FOLDS = 5;

  /** From thrift to quality, as log-odds rise evenly. */
  private static final List<Double> ALPHAS = IntStream.rangeClosed(-3, 6)
      .mapToObj(odds -> 1 / (1 + Math.exp(-odds)))
      .toList();

  private final List<ReplayedQuery> queries;
  private final int[] folds;
  private final LearnedPlans weighing;

  private PlanFit(List<ReplayedQuery> queries, int[] folds, LearnedPlans weighing) {
    this.queries = queries;
    this.folds = folds;
    this.weighing = weighing;
  }

  /**
   * Learns from all queries; from those without raw replies what single calls bring.
   *
   * @param replies of the same queries, in their order
   * @param router fitted on the queries, with what was learned of votes
   * @param seed decides which query is in which fold, and which plans are tried on it
   */
  public static LearnedPlans fit(LabelledQueries queries,
      List<Optional<RecordedReplies>> replies, FittedRouter router, long seed) {
    List<Ranking> rankings = CrossFitting.rankings(queries, router, seed);
    ClusterEase ease = ClusterEase.of(queries, router, rankings);
    List<ReplayedQuery> replayed = IntStream.range(0, queries.size())
        .mapToObj(query -> ReplayedQuery.of(queries.queries().get(query), replies.get(query),
            rankings.get(query), ease.without(query, rankings.get(query)), router))
        .toList();
    int[] folds = new SplittableRandom(seed).ints(queries.size(), 0, FOLDS).toArray();
    boolean priced = new ExpectedCosts(router).allKnown();
    LearnedPlans ends = new LearnedPlans(List.of(), priced ? dearest(router) : 1, priced, ends(),
        ease.ofClusters());
    PlanFit fit = new PlanFit(replayed, folds, ends);
    List<TriedShape> tried = fit.withChosen(new ShapeTrials(replayed, seed).tried());
    return new LearnedPlans(tried.stream().map(shape -> shape.measured(query -> true)).toList(),
        ends.costUnit(), priced, new DialFit(fit.menus(tried), ends).positions(), ends.ease());
  }

  /**
   * With trials of those plans that the dial would choose: what is chosen for what is expected of
   * it must be seen as it is, or plans would be chosen for the errors of the expectation.
   */
  private List<TriedShape> withChosen(List<TriedShape> tried) {
    if (tried.size() == 1) {
      return tried;
    }
    List<DialFit.Menu> menus = menus(tried);
    List<PlanTrial> chosen = IntStream.range(0, queries.size())
        .parallel()
        .boxed()
        .flatMap(query -> ALPHAS.stream()
            .map(alpha -> menus.get(query).chosen(weighing, alpha).plan())
            .distinct()
            .filter(plan -> plan.most() > 1)
            .map(plan -> queries.get(query).tried(query, plan)))
        .toList();
    return tried.stream().map(shape -> shape.with(chosen)).toList();
  }

  /** What there is to choose from, as those queries tell that are in other folds. */
  private List<DialFit.Menu> menus(List<TriedShape> tried) {
    List<List<MeasuredShape>> byFold = IntStream.range(0, FOLDS)
        .parallel()
        .mapToObj(fold -> tried.stream()
            .map(shape -> shape.measured(query -> folds[query] != fold))
            .toList())
        .toList();
    return IntStream.range(0, queries.size())
        .parallel()
        .mapToObj(query -> DialFit.Menu.of(queries.get(query), byFold.get(folds[query]), weighing))
        .toList();
  }

  /** Stands for the dial until that is measured. */
  private static List<DialPosition> ends() {
    return List.of(new DialPosition(0, 0, 0, 0, 1, 1), new DialPosition(10, 1, 0, 0, 1, 1));
  }

  /** The mean cost of the model that costs most; 1 where all are free. */
  private static double dearest(FittedRouter router) {
    double most = router.overall()
        .stream()
        .map(ModelStatistics::cost)
        .mapToDouble(cost -> cost.orElse(0))
        .max()
        .orElse(0);
    return most > 0 ? most : 1;
  }
}
