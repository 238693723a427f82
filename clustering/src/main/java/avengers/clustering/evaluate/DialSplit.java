package avengers.clustering.evaluate;

import avengers.clustering.cluster.ExpectedCosts;
import avengers.clustering.cluster.FittedRouter;
import avengers.clustering.cluster.OverallScores;
import avengers.clustering.fit.PlanFit;
import avengers.clustering.fit.PlanOutcome;
import avengers.clustering.fit.RecordedReplies;
import avengers.clustering.fit.ReplayedQuery;
import avengers.clustering.forecast.DialPosition;
import avengers.clustering.forecast.LearnedPlans;
import avengers.clustering.plan.Forecast;
import avengers.clustering.plan.MeasuredPlans;
import avengers.clustering.plan.PlanFeatures;
import avengers.clustering.vote.LearnedVoting;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * How the dial did on a split's test queries, beside the published score form and single models.
 *
 * @param positions of {@link #QUALITIES}, in their order
 * @param promised what the router says of them, percent
 * @param models each alone, in the router's order
 * @param best which of them was best on the training part
 * @param thrifty the cheapest position that promises no less accuracy than the best model has
 * @param able the best position that promises to cost no more than that model
 */
record DialSplit(List<Outcomes> positions,
    List<Double> promised,
    ScoreForm scoreForm,
    List<Outcomes> models,
    int best,
    Outcomes thrifty,
    Outcomes able) {
  /** The positions that are compared with the score form. */
  static final List<Double> QUALITIES = List.of(0.0, 2.5, 5.0, 7.5, 10.0);

  DialSplit {
    positions = List.copyOf(positions);
    promised = List.copyOf(promised);
    models = List.copyOf(models);
  }

  /**
   * Measures; empty unless every model's cost is known.
   *
   * @param replies by position among all queries
   * @param learned of votes, on the training part
   */
  static Optional<DialSplit> of(Evaluation evaluation, List<Optional<RecordedReplies>> replies,
      LearnedVoting learned, long seed) {
    FittedRouter router = evaluation.router().with(learned);
    if (!new ExpectedCosts(router).allKnown()) {
      return Optional.empty();
    }
    HeldOut parts = evaluation.parts();
    LearnedPlans plans = PlanFit.fit(parts.train(),
        parts.trainPositions().stream().map(replies::get).toList(), router, seed);
    List<ReplayedQuery> queries = IntStream.range(0, evaluation.test().size())
        .mapToObj(query -> ReplayedQuery.of(evaluation.test().queries().get(query),
            replies.get(parts.testPositions().get(query)), evaluation.rankings().get(query),
            PlanFeatures.ease(plans, evaluation.rankings().get(query)), router))
        .toList();
    return Optional.of(new Measuring(evaluation, router, plans, queries).split());
  }

  /** What is needed to measure. */
  private record Measuring(Evaluation evaluation,
      FittedRouter router,
      LearnedPlans plans,
      List<ReplayedQuery> queries) {
    DialSplit split() {
      List<List<Forecast>> forecasts = queries.stream()
          .map(query -> query.forecasts(plans.shapes()))
          .toList();
      int best = OverallScores.best(OverallScores.of(router.overall()));
      double score = router.overall().get(best).score();
      double cost = router.overall().get(best).cost().orElseThrow();
      return new DialSplit(
          QUALITIES.stream().map(quality -> at(quality, forecasts)).toList(),
          QUALITIES.stream().map(this::promised).toList(), scoreForm(),
          router.models().stream().map(model -> outcomes(query -> single(query, model))).toList(),
          best,
          at(plans.dial()
              .stream()
              .filter(position -> position.accuracy() >= score)
              .findFirst()
              .orElse(plans.dial().getLast())
              .quality(), forecasts),
          at(plans.dial()
              .stream()
              .filter(position -> position.cost() <= cost)
              .max(Comparator.comparingDouble(DialPosition::quality))
              .orElse(plans.dial().getFirst())
              .quality(), forecasts));
    }

    private Outcomes at(double quality, List<List<Forecast>> forecasts) {
      Comparator<Forecast> byMerit = MeasuredPlans.byMerit(plans, plans.alpha(quality));
      return outcomes(query -> queries.get(query)
          .replay(forecasts.get(query).stream().max(byMerit).orElseThrow().plan()));
    }

    private double promised(double quality) {
      List<DialPosition> dial = plans.dial();
      int next = 1;
      while (next < dial.size() - 1 && dial.get(next).quality() < quality) {
        next++;
      }
      DialPosition below = dial.get(next - 1);
      DialPosition above = dial.get(next);
      return 100 * (below.accuracy() + (quality - below.quality())
          / (above.quality() - below.quality()) * (above.accuracy() - below.accuracy()));
    }

    private ScoreForm scoreForm() {
      ReferenceRules rules = new ReferenceRules(router);
      List<double[]> accuracy = evaluation.test()
          .embeddings()
          .stream()
          .map(rules::scoreForm)
          .toList();
      List<double[]> cheapness = evaluation.test()
          .embeddings()
          .stream()
          .map(rules::cheapness)
          .toList();
      return new ScoreForm(IntStream.rangeClosed(0, ScoreForm.STEPS)
          .mapToObj(step -> (double) step / ScoreForm.STEPS)
          .map(alpha -> outcomes(query -> single(query,
              chosen(query, accuracy.get(query), cheapness.get(query), alpha))))
          .toList());
    }

    private String chosen(int query, double[] accuracy, double[] cheapness, double alpha) {
      String chosen = "";
      double most = Double.NEGATIVE_INFINITY;
      for (int model = 0; model < accuracy.length; model++) {
        double merit = alpha * accuracy[model] + (1 - alpha) * cheapness[model];
        String name = router.models().get(model);
        if (merit > most && queries.get(query).query().scores().containsKey(name)) {
          most = merit;
          chosen = name;
        }
      }
      return chosen;
    }

    private PlanOutcome single(int query, String model) {
      return new PlanOutcome(queries.get(query).score(model), queries.get(query).cost(model), 1);
    }

    private Outcomes outcomes(Function<Integer, PlanOutcome> of) {
      return new Outcomes(IntStream.range(0, queries.size()).boxed().map(of).toList());
    }
  }
}
