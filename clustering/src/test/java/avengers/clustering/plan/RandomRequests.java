package avengers.clustering.plan;

import avengers.clustering.cluster.RankedModel;
import avengers.clustering.cluster.Ranking;
import avengers.clustering.forecast.DialPosition;
import avengers.clustering.forecast.LearnedPlans;
import avengers.clustering.forecast.Logistic;
import avengers.clustering.forecast.MeasuredShape;
import avengers.clustering.forecast.PlanShape;
import avengers.clustering.forecast.PlanShape.Then;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Requests and what was measured of plans, drawn at random: every ill that may befall a planner.
 */
record RandomRequests(RandomGenerator random) {
  private static final int MODELS = 9;

  /** Models that are able and not, healthy and not, free, priced and of unknown price. */
  List<Candidate> candidates() {
    boolean allFree = random.nextInt(8) == 0;
    return IntStream.range(0, 1 + random.nextInt(MODELS))
        .mapToObj(i -> new Candidate("model " + i, new Capabilities(needs(0.8),
            chance(0.5) ? OptionalLong.of(random.nextInt(2_000)) : OptionalLong.empty()),
            chance(0.8), allFree ? cost(0, 0) : cost()))
        .toList();
  }

  private CallCost cost() {
    if (chance(0.15)) {
      return CallCost.UNKNOWN;
    }
    double expected = chance(0.15) ? 0 : Math.exp(2 * random.nextGaussian()) / 1_000;
    return chance(0.15)
        ? new CallCost(OptionalDouble.of(expected), OptionalDouble.empty())
        : cost(expected, expected * (1 + 4 * random.nextDouble()));
  }

  private static CallCost cost(double expected, double most) {
    return new CallCost(OptionalDouble.of(expected), OptionalDouble.of(most));
  }

  /** With ties, models that the router does not know, and others that are no candidates. */
  Ranking ranking(List<Candidate> candidates) {
    List<RankedModel> models = Stream
        .concat(candidates.stream().map(Candidate::model), Stream.of("stranger"))
        .filter(model -> chance(0.95))
        .map(model -> chance(0.1)
            ? new RankedModel(model, 0, 0)
            : new RankedModel(model, random.nextInt(21) / 20.0, random.nextInt(100)))
        .sorted(Comparator.comparingDouble(RankedModel::score).reversed())
        .toList();
    return new Ranking(List.of(), models, chance(0.2));
  }

  private Set<Need> needs(double share) {
    Set<Need> needs = EnumSet.noneOf(Need.class);
    Stream.of(Need.values()).filter(need -> chance(share)).forEach(needs::add);
    return needs;
  }

  Needs needs() {
    return new Needs(needs(0.1), random.nextInt(1_000));
  }

  Caps caps() {
    return new Caps(chance(0.5) ? OptionalInt.of(1 + random.nextInt(8)) : OptionalInt.empty(),
        chance(0.5) ? OptionalDouble.of(dollars()) : OptionalDouble.empty(),
        chance(0.5) ? Optional.of(Duration.ofSeconds(1)) : Optional.empty());
  }

  double dollars() {
    return Math.exp(2 * random.nextGaussian()) / 100;
  }

  Intent.ByDial dial(double quality) {
    return new Intent.ByDial(new Quality(quality), chance(0.3), chance(0.7));
  }

  Intent.ByCount count(Optional<Quality> quality) {
    int samples = 1 + random.nextInt(8);
    return new Intent.ByCount(samples, 1 + random.nextInt(samples), quality);
  }

  /** By the dial or by count. */
  Intent intent() {
    double quality = random.nextInt(11);
    return chance(0.5)
        ? dial(quality)
        : count(chance(0.5) ? Optional.of(new Quality(quality)) : Optional.empty());
  }

  PlanRequest request(Intent intent) {
    List<Candidate> candidates = candidates();
    return new PlanRequest(ranking(candidates), candidates, needs(), intent, caps(),
        chance(0.8) ? 1 : 2 + random.nextInt(3));
  }

  Planner planner() {
    return new Planner(chance(0.7) ? Optional.of(learned()) : Optional.empty());
  }

  /** One sample of one model, and a handful of other forms. */
  LearnedPlans learned() {
    Set<PlanShape> shapes = new LinkedHashSet<>(List.of(PlanShape.ONE));
    IntStream.range(0, random.nextInt(12)).forEach(i -> shapes.add(shape()));
    List<DialPosition> dial = new ArrayList<>();
    double alpha = random.nextDouble() / 2;
    for (double quality : new double[]{0, 2, 5, 9, 10}) {
      dial.add(new DialPosition(quality, alpha, 0.5, 0.01, random.nextDouble() / 100, 2));
      alpha += chance(0.3) ? 0 : (1 - alpha) * random.nextDouble();
    }
    return new LearnedPlans(shapes.stream().map(this::measured).toList(), dollars(), chance(0.8),
        dial);
  }

  private PlanShape shape() {
    return new PlanShape(1 + random.nextInt(4), 1 + random.nextInt(3), switch (random.nextInt(3)) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(new Then.More(random.nextDouble(), 1 + random.nextInt(3)));
      default -> Optional.of(new Then.Stronger(random.nextDouble()));
    });
  }

  private MeasuredShape measured(PlanShape shape) {
    int features = shape.then().isPresent() ? 3 : 2;
    return new MeasuredShape(shape, logistic(features),
        shape.then().map(then -> logistic(features)), 0.01, 100);
  }

  private Logistic logistic(int features) {
    return new Logistic(random.nextGaussian(),
        random.doubles(features, -0.2, 1).boxed().toList());
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }
}
