package avengers.clustering.fit;

import avengers.clustering.forecast.PlanShape;
import avengers.clustering.forecast.PlanShape.Then;
import avengers.clustering.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Tries the forms of plans that the recorded replies are enough for: one call; votes of several
 * models; several samples of few; and small votes that go on where they are not sure enough.
 */
record ShapeTrials(List<ReplayedQuery> queries, long seed) {
  private static final List<Integer> VOTES = List.of(2, 3, 5, 7);
  private static final List<Integer> SAMPLES = List.of(2, 3, 5);
  private static final int MOST_REPEATED = 3;
  private static final List<Double> THRESHOLDS = List.of(0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95);

  /** What of all trials two thresholds must tell apart. */
  private static final double LEAST_DIFFERENCE = 0.03;

  /** How many plans of a form are tried on a query, spread from cheap to dear. */
  private static final int PLANS = 3;
  private static final int LEAST_QUERIES = 50;

  /** All forms, one call first. */
  List<TriedShape> tried() {
    List<TriedShape> tried = new ArrayList<>();
    tried.add(new TriedShape(PlanShape.ONE, trials(PlanShape.ONE, Integer.MAX_VALUE)));
    int samples = mostSamples();
    if (samples > 0) {
      Stream.concat(VOTES.stream().map(models -> new PlanShape(models, 1, Optional.empty())),
          SAMPLES.stream().filter(count -> count <= samples).flatMap(ShapeTrials::repeated))
          .forEach(shape -> tried.add(new TriedShape(shape, trials(shape, PLANS))));
      goingOn(samples).forEach(shape -> tried.addAll(thresholds(shape, trials(shape, PLANS))));
      tried.removeIf(shape -> !shape.shape().equals(PlanShape.ONE)
          && shape.queries() < LEAST_QUERIES);
    }
    return tried;
  }

  private static Stream<PlanShape> repeated(int samples) {
    return IntStream.rangeClosed(1, MOST_REPEATED)
        .filter(models -> models > 1 || samples > 2)
        .mapToObj(models -> new PlanShape(models, samples, Optional.empty()));
  }

  /** Forms that go on whatever the first vote is. */
  private static Stream<PlanShape> goingOn(int samples) {
    Stream<PlanShape> first = Stream.concat(
        Stream.of(new PlanShape(2, 1, Optional.empty()), new PlanShape(3, 1, Optional.empty())),
        SAMPLES.stream()
            .filter(count -> count <= samples && count <= 3)
            .map(count -> new PlanShape(1, count, Optional.empty())));
    return first.flatMap(shape -> Stream.of(new Then.Stronger(1), new Then.More(1, 2))
        .map(then -> new PlanShape(shape.models(), shape.samples(), Optional.of(then))));
  }

  /** The thresholds that behave differently. */
  private static List<TriedShape> thresholds(PlanShape shape, List<PlanTrial> trials) {
    List<TriedShape> kept = new ArrayList<>();
    double last = 0;
    for (double threshold : THRESHOLDS) {
      TriedShape tried = new TriedShape(new PlanShape(shape.models(), shape.samples(),
          shape.then().map(then -> switch (then) {
            case Then.Stronger _ -> new Then.Stronger(threshold);
            case Then.More more -> new Then.More(threshold, more.models());
          })), trials);
      double goingOn = tried.goingOn();
      if (goingOn >= last + LEAST_DIFFERENCE && goingOn <= 1 - LEAST_DIFFERENCE) {
        kept.add(tried);
        last = goingOn;
      }
    }
    return kept;
  }

  private int mostSamples() {
    return queries.stream()
        .flatMap(query -> query.replies().stream())
        .flatMap(replies -> replies.replies().values().stream())
        .mapToInt(List::size)
        .max()
        .orElse(0);
  }

  private List<PlanTrial> trials(PlanShape shape, int most) {
    return IntStream.range(0, queries.size())
        .parallel()
        .boxed()
        .flatMap(position -> {
          ReplayedQuery query = queries.get(position);
          return some(query.plans(shape), most, new SplittableRandom(seed + position))
              .map(plan -> query.tried(position, plan));
        })
        .toList();
  }

  /** One of each equal part. */
  private static Stream<Plan> some(List<Plan> plans, int most, SplittableRandom random) {
    if (plans.size() <= most) {
      return plans.stream();
    }
    List<Plan> some = new ArrayList<>();
    for (int part = 0; part < most; part++) {
      some.add(plans.get(
          random.nextInt(part * plans.size() / most, (part + 1) * plans.size() / most)));
    }
    return some.stream();
  }
}
