package avengers.clustering.plan;

import avengers.clustering.cluster.RankedModel;
import avengers.clustering.cluster.Ranking;
import avengers.clustering.forecast.DialPosition;
import avengers.clustering.forecast.LearnedPlans;
import avengers.clustering.forecast.Logistic;
import avengers.clustering.forecast.MeasuredShape;
import avengers.clustering.forecast.PlanShape;
import avengers.clustering.forecast.PlanShape.Then;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long it takes to plan one query: of 30 forms, a third each without and with either doubt. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PlannerBenchmark {
  /** How many models there are to choose from. */
  @Param({"3", "10", "29"})
  public int models;

  /** Whether there is a cap of costs. */
  @Param({"false", "true"})
  public boolean capped;

  private Planner planner = new Planner(Optional.empty());
  private List<PlanRequest> requests = List.of();
  private int next;

  /** Draws what was measured, and queries whose rankings differ. */
  @Setup
  public void draw() {
    RandomGenerator random = new SplittableRandom(1);
    planner = new Planner(Optional.of(new LearnedPlans(IntStream.range(0, 10)
        .boxed()
        .flatMap(i -> Stream.of(shape(i, Optional.empty()),
            shape(i, Optional.of(new Then.More(0.5, 2))),
            shape(i, Optional.of(new Then.Stronger(0.5)))))
        .toList(), 0.01, true,
        List.of(new DialPosition(0, 0, 0.5, 0.01, 0.001, 1),
            new DialPosition(10, 1, 0.7, 0.01, 0.01, 5)))));
    Caps caps = capped
        ? new Caps(OptionalInt.of(8), OptionalDouble.of(0.05), Optional.empty())
        : Caps.NONE;
    requests = IntStream.range(0, 64).mapToObj(i -> request(random, caps)).toList();
  }

  private static MeasuredShape shape(int i, Optional<Then> then) {
    List<Double> coefficients = then.isPresent() ? List.of(0.5, 0.3, 0.2) : List.of(0.6, 0.4);
    return new MeasuredShape(new PlanShape(1 + i % 5, 1 + i / 5, then),
        new Logistic(0.1 * i, coefficients),
        then.map(second -> new Logistic(0, List.of(-0.5, -0.2, 0.1))), 0.01, 1_000);
  }

  private PlanRequest request(RandomGenerator random, Caps caps) {
    List<RankedModel> ranked = IntStream.range(0, models)
        .mapToObj(i -> new RankedModel("maker/model-" + i, random.nextDouble(), 100))
        .sorted(Comparator.comparingDouble(RankedModel::score).reversed())
        .toList();
    List<Candidate> candidates = ranked.stream().map(model -> {
      double cost = model.score() * Math.exp(random.nextGaussian()) / 100;
      return new Candidate(model.model(),
          new Capabilities(EnumSet.allOf(Need.class), OptionalLong.of(100_000)), true,
          new CallCost(OptionalDouble.of(cost),
              OptionalDouble.of(cost * (1 + random.nextDouble()))));
    }).toList();
    return new PlanRequest(new Ranking(List.of(), ranked), candidates, Needs.PLAIN,
        new Intent.ByDial(new Quality(random.nextInt(11)), false), caps);
  }

  /** Plans one of the queries. */
  @Benchmark
  public Planning plan() {
    next = (next + 1) % requests.size();
    return planner.plan(requests.get(next));
  }
}
