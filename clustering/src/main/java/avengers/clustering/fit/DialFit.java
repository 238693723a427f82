package avengers.clustering.fit;

import avengers.clustering.forecast.DialPosition;
import avengers.clustering.forecast.LearnedPlans;
import avengers.clustering.forecast.MeasuredShape;
import avengers.clustering.plan.Forecast;
import avengers.clustering.plan.MeasuredPlans;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Sets the positions of the dial: the first is the cheapest, the last the best, and between them
 * the logarithm of the expected cost rises evenly. Scores do not decide where a position stands.
 *
 * @param plans weighs plans up; its dial is not asked
 */
record DialFit(List<Menu> menus, LearnedPlans plans) {
  private static final int POSITIONS = 20;
  private static final int HALVINGS = 30;

  /** Log-odds of alpha beyond which nothing changes any more. */
  private static final double FARTHEST = 20;

  /**
   * The plans of one query that any alpha may choose: none is as accurate and cheaper.
   */
  record Menu(ReplayedQuery query, List<Forecast> plans) {
    Menu {
      plans = List.copyOf(plans);
    }

    static Menu of(ReplayedQuery query, List<MeasuredShape> shapes, LearnedPlans weighing) {
      ToDoubleFunction<Forecast> cost = plan -> MeasuredPlans.cost(weighing, plan);
      List<Forecast> cheapestFirst = query.forecasts(shapes)
          .stream()
          .sorted(Comparator.comparingDouble(cost)
              .thenComparing(MeasuredPlans.byMerit(weighing, 1).reversed()))
          .toList();
      List<Forecast> efficient = new ArrayList<>();
      double best = Double.NEGATIVE_INFINITY;
      for (Forecast plan : cheapestFirst) {
        if (plan.accuracy().orElseThrow() > best) {
          efficient.add(plan);
          best = plan.accuracy().orElseThrow();
        }
      }
      return new Menu(query, efficient);
    }

    Forecast chosen(LearnedPlans weighing, double alpha) {
      return plans.stream().max(MeasuredPlans.byMerit(weighing, alpha)).orElseThrow();
    }
  }

  List<DialPosition> positions() {
    double least = Math.log(Math.max(cost(0), Double.MIN_NORMAL));
    double most = Math.log(Math.max(cost(1), Double.MIN_NORMAL));
    return IntStream.rangeClosed(0, POSITIONS)
        .mapToObj(position -> measured(position, switch (position) {
          case 0 -> 0;
          case POSITIONS -> 1;
          default -> alpha(Math.exp(least + (most - least) * position / POSITIONS));
        }))
        .toList();
  }

  /** The greatest alpha at which plans are expected to cost no more. */
  private double alpha(double cost) {
    double low = -FARTHEST;
    double high = FARTHEST;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (cost(1 / (1 + Math.exp(-middle))) <= cost) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return 1 / (1 + Math.exp(-low));
  }

  private double cost(double alpha) {
    return menus.stream()
        .mapToDouble(menu -> MeasuredPlans.cost(plans, menu.chosen(plans, alpha)))
        .average()
        .orElse(0);
  }

  private DialPosition measured(int position, double alpha) {
    List<PlanOutcome> outcomes = menus.parallelStream()
        .map(menu -> menu.query().replay(menu.chosen(plans, alpha).plan()))
        .toList();
    double[] scores = outcomes.stream().mapToDouble(PlanOutcome::score).toArray();
    PairedDifference score = PairedDifference.of(scores, new double[scores.length]);
    double calls = mean(outcomes, PlanOutcome::calls);
    return new DialPosition(10.0 * position / POSITIONS, alpha, score.mean(),
        score.standardError(), plans.priced() ? mean(outcomes, PlanOutcome::cost) : calls, calls);
  }

  private static double mean(List<PlanOutcome> outcomes, ToDoubleFunction<PlanOutcome> value) {
    return outcomes.stream().mapToDouble(value).average().orElse(0);
  }
}
