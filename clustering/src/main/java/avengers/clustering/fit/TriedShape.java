package avengers.clustering.fit;

import avengers.clustering.forecast.Logistic;
import avengers.clustering.forecast.MeasuredShape;
import avengers.clustering.forecast.PlanShape;
import avengers.clustering.forecast.PlanShape.Then;
import avengers.clustering.plan.Plan;
import avengers.clustering.plan.Second;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A form of plans that was tried on queries.
 *
 * @param trials of one or more plans a query; those of one query count for one together
 */
record TriedShape(PlanShape shape, List<PlanTrial> trials) {
  TriedShape {
    trials = List.copyOf(trials);
  }

  /** Tried on more plans, of which those of this form count. */
  TriedShape with(List<PlanTrial> more) {
    return new TriedShape(shape, Stream.concat(trials.stream(), more.stream()
        .filter(trial -> isOf(trial.plan()))).toList());
  }

  private boolean isOf(Plan plan) {
    Optional<Then> then = plan.second()
        .map(second -> switch (second) {
          case Second.More more -> new Then.More(more.threshold(), more.samples());
          case Second.Stronger stronger -> new Then.Stronger(stronger.threshold());
        });
    return plan.shares().size() == shape.models()
        && plan.shares().getFirst().samples() == shape.samples()
        && then.equals(shape.then());
  }

  /** How many queries it was tried on. */
  int queries() {
    return byQuery(query -> true).size();
  }

  /** The share of trials that go on to the second step. */
  double goingOn() {
    return trials.stream()
        .mapToDouble(trial -> trial.goesOn(shape) ? 1 : 0)
        .average()
        .orElse(0);
  }

  /** What some of the queries tell of such plans. */
  MeasuredShape measured(IntPredicate known) {
    Map<Integer, List<PlanTrial>> byQuery = byQuery(known);
    return new MeasuredShape(shape, accuracy(byQuery), second(byQuery),
        standardError(byQuery), byQuery.size());
  }

  private Map<Integer, List<PlanTrial>> byQuery(IntPredicate known) {
    return trials.stream()
        .filter(trial -> known.test(trial.query()))
        .collect(Collectors.groupingBy(PlanTrial::query, TreeMap::new, Collectors.toList()));
  }

  /** Believed without data: as right as its models. */
  private Logistic accuracy(Map<Integer, List<PlanTrial>> byQuery) {
    LogisticFit fit = shape.then().isEmpty()
        ? new LogisticFit(0, 0.5, 0.5, 0)
        : new LogisticFit(0, 0.5, 0.5, 0, 0);
    byQuery.values()
        .forEach(of -> of.forEach(trial -> fit.add(trial.features(),
            trial.score(shape), 1.0 / of.size())));
    return fit.fit();
  }

  private Optional<Logistic> second(Map<Integer, List<PlanTrial>> byQuery) {
    if (shape.then().isEmpty()) {
      return Optional.empty();
    }
    LogisticFit fit = new LogisticFit(0, 0, 0, 0, 0);
    byQuery.values()
        .forEach(of -> of.forEach(trial -> fit.add(trial.features(),
            trial.goesOn(shape) ? 1 : 0, 1.0 / of.size())));
    return Optional.of(fit.fit());
  }

  private double standardError(Map<Integer, List<PlanTrial>> byQuery) {
    double[] scores = byQuery.values()
        .stream()
        .mapToDouble(of -> of.stream()
            .mapToDouble(trial -> trial.score(shape))
            .average()
            .orElseThrow())
        .toArray();
    return PairedDifference.of(scores, new double[scores.length]).standardError();
  }
}
