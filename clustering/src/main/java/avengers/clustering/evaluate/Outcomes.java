package avengers.clustering.evaluate;

import avengers.clustering.fit.PlanOutcome;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** What one way of answering brought for each test query of a split, in their order. */
record Outcomes(List<PlanOutcome> byQuery) {
  Outcomes {
    byQuery = List.copyOf(byQuery);
  }

  /** Percent. */
  double score() {
    return 100 * mean(PlanOutcome::score);
  }

  /** Mean dollars. */
  double cost() {
    return mean(PlanOutcome::cost);
  }

  double calls() {
    return mean(PlanOutcome::calls);
  }

  double[] scores() {
    return byQuery.stream().mapToDouble(PlanOutcome::score).toArray();
  }

  double[] costs() {
    return byQuery.stream().mapToDouble(PlanOutcome::cost).toArray();
  }

  /** Another way for a share of all queries, whichever they are. */
  Outcomes mixed(double share, Outcomes other) {
    return new Outcomes(IntStream.range(0, byQuery.size())
        .mapToObj(query -> mixed(byQuery.get(query), share, other.byQuery.get(query)))
        .toList());
  }

  private static PlanOutcome mixed(PlanOutcome one, double share, PlanOutcome other) {
    return new PlanOutcome(one.score() + share * (other.score() - one.score()),
        one.cost() + share * (other.cost() - one.cost()), 1);
  }

  private double mean(ToDoubleFunction<PlanOutcome> value) {
    return byQuery.stream().mapToDouble(value).average().orElse(0);
  }
}
