package avengers.clustering.inspect;

import avengers.clustering.cluster.ExpectedCosts;
import avengers.clustering.cluster.FittedRouter;
import avengers.clustering.cluster.RankedModel;
import avengers.clustering.cluster.Ranking;
import avengers.clustering.plan.CallCost;
import avengers.clustering.plan.Candidate;
import avengers.clustering.plan.Capabilities;
import avengers.clustering.plan.Caps;
import avengers.clustering.plan.Forecast;
import avengers.clustering.plan.Intent;
import avengers.clustering.plan.Need;
import avengers.clustering.plan.Needs;
import avengers.clustering.plan.Plan;
import avengers.clustering.plan.PlanRequest;
import avengers.clustering.plan.Planner;
import avengers.clustering.plan.Planning;
import avengers.clustering.plan.Second;
import avengers.clustering.text.Figures;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/**
 * The plan for a query that any of a router's models can answer. A call costs what the router
 * recorded in the query's clusters, at most as well as on average.
 *
 * @param forecast what the plan is expected to bring; none if no plan keeps the caps
 */
record ExplainedPlan(Optional<Forecast> forecast) {
  private static final Capabilities ABLE = new Capabilities(EnumSet.allOf(Need.class),
      OptionalLong.empty());

  static ExplainedPlan of(FittedRouter router, Ranking ranking, Intent intent, Caps caps) {
    PlanRequest request = new PlanRequest(ranking, candidates(router, ranking), Needs.PLAIN,
        intent, caps);
    return new ExplainedPlan(
        new Planner(router.plans()).plan(request) instanceof Planning.Planned(Forecast forecast)
            ? Optional.of(forecast)
            : Optional.empty());
  }

  private static List<Candidate> candidates(FittedRouter router, Ranking ranking) {
    ExpectedCosts costs = new ExpectedCosts(router);
    List<Candidate> candidates = new ArrayList<>();
    for (int model = 0; model < router.models().size(); model++) {
      double cost = costs.of(ranking.outlier() ? List.of() : ranking.clusters(), model);
      OptionalDouble known = Double.isNaN(cost) ? OptionalDouble.empty() : OptionalDouble.of(cost);
      candidates.add(new Candidate(router.models().get(model), ABLE, true,
          new CallCost(known, known)));
    }
    return candidates;
  }

  /** A paragraph, at most 100 columns wide where names are not long. */
  String toText() {
    return forecast.map(ExplainedPlan::text)
        .orElse("Plan: none; no model whose cost the router recorded keeps the caps\n");
  }

  private static String text(Forecast forecast) {
    Plan plan = forecast.plan();
    String shares = plan.shares()
        .stream()
        .map(share -> share.model().model() + " (" + share.samples() + ")")
        .collect(Collectors.joining(", "));
    return """
        Plan: %s of %s
          in doubt   %s
          accuracy   %s
          dollars    %s
          calls      %s
        """.formatted(plan.samples() == 1 ? "1 sample" : plan.samples() + " samples", shares,
        plan.second().map(ExplainedPlan::doubt).orElse("the vote stands"), accuracy(forecast),
        forecast.cost().isEmpty()
            ? "not known"
            : Figures.dollars(forecast.cost()) + " expected, at most "
                + Figures.dollars(forecast.most()),
        Figures.decimal(forecast.calls(), 1) + " expected, at most " + plan.most());
  }

  private static String doubt(Second second) {
    String below = "below a confidence of " + Figures.percent(second.threshold()) + " percent, ";
    return below + switch (second) {
      case Second.More more -> "one sample more of each of " + more.models()
          .stream()
          .map(RankedModel::model)
          .collect(Collectors.joining(", "));
      case Second.Stronger stronger -> stronger.model().model() + " answers instead";
    };
  }

  private static String accuracy(Forecast forecast) {
    if (forecast.accuracy().isEmpty()) {
      return "not known: no such plan was measured";
    }
    String percent = Figures.percent(forecast.accuracy()) + " percent expected";
    return forecast.standardError().isEmpty()
        ? percent + ", by the score alone"
        : percent + ", ±" + Figures.percent(forecast.standardError());
  }

  /** The plan under {@code plan}; nothing if no plan keeps the caps. */
  void write(ObjectNode tree) {
    forecast.ifPresent(known -> ForecastJson.put(known, tree.putObject("plan")));
  }
}
