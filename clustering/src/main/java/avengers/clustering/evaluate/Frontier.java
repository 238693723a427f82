package avengers.clustering.evaluate;

import avengers.clustering.cluster.ExpectedCosts;
import avengers.clustering.cluster.RankedModel;
import avengers.clustering.cluster.Ranking;
import avengers.clustering.cluster.Tradeoff;
import avengers.clustering.observation.Observation;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * What accuracy costs: one point for each weight of accuracy against cost, and the single models.
 *
 * @param points by rising alpha
 * @param models each answering every query
 * @param best the best single model's point
 */
public record Frontier(List<Point> points, List<Point> models, Point best) {
  private static final int STEPS = 20;

  public Frontier {
    points = List.copyOf(points);
    models = List.copyOf(models);
  }

  /**
   * A way of answering.
   *
   * @param name alpha, or the model
   * @param score percent
   * @param cost mean dollars a query
   */
  public record Point(String name, double score, double cost) {
    private static Point mean(List<Point> same) {
      return new Point(same.getFirst().name,
          same.stream().mapToDouble(Point::score).average().orElseThrow(),
          same.stream().mapToDouble(Point::cost).average().orElseThrow());
    }
  }

  /** The frontier of one split; empty unless every model's cost is known. */
  static Optional<Frontier> of(Evaluation evaluation) {
    ExpectedCosts costs = new ExpectedCosts(evaluation.router());
    if (!costs.allKnown()) {
      return Optional.empty();
    }
    List<Point> points = IntStream.rangeClosed(0, STEPS)
        .mapToObj(step -> (double) step / STEPS)
        .map(alpha -> routed(evaluation, costs, new Tradeoff(alpha)))
        .toList();
    List<Point> models = evaluation.router()
        .models()
        .stream()
        .map(model -> single(evaluation, model))
        .toList();
    return Optional.of(
        new Frontier(points, models, single(evaluation, evaluation.bestSingle())));
  }

  /** The mean of several splits' frontiers. */
  static Frontier mean(List<Frontier> splits) {
    Frontier first = splits.getFirst();
    return new Frontier(
        IntStream.range(0, first.points.size())
            .mapToObj(i -> Point.mean(splits.stream().map(split -> split.points.get(i)).toList()))
            .toList(),
        IntStream.range(0, first.models.size())
            .mapToObj(i -> Point.mean(splits.stream().map(split -> split.models.get(i)).toList()))
            .toList(),
        Point.mean(splits.stream().map(Frontier::best).toList()));
  }

  /** The share of the best single model's cost that is saved without answering worse. */
  public OptionalDouble costSavedAtEqualScore() {
    OptionalDouble cheapest = points.stream()
        .filter(point -> point.score() >= best.score())
        .mapToDouble(Point::cost)
        .min();
    return cheapest.isEmpty() || !(best.cost() > 0)
        ? OptionalDouble.empty()
        : OptionalDouble.of(1 - cheapest.getAsDouble() / best.cost());
  }

  /** The points gained over the best single model without paying more. */
  public OptionalDouble scoreGainedAtEqualCost() {
    return points.stream()
        .filter(point -> point.cost() <= best.cost())
        .max(Comparator.comparingDouble(Point::score))
        .map(point -> OptionalDouble.of(point.score() - best.score()))
        .orElse(OptionalDouble.empty());
  }

  private static Point routed(Evaluation evaluation, ExpectedCosts costs, Tradeoff tradeoff) {
    return point(Double.toString(tradeoff.alpha()), evaluation, costs, ranking -> {
      List<RankedModel> models = ranking.models();
      double[] expected = models.stream().mapToDouble(RankedModel::score).toArray();
      double[] dollars = models.stream()
          .mapToDouble(model -> expectedCost(evaluation, costs, ranking, model.model()))
          .toArray();
      return models.get(tradeoff.choose(expected, dollars)).model();
    });
  }

  private static Point single(Evaluation evaluation, String model) {
    return point(model, evaluation, new ExpectedCosts(evaluation.router()), ranking -> model);
  }

  /** The recorded score and cost of the chosen models; an unrecorded cost is the expected one. */
  private static Point point(String name, Evaluation evaluation, ExpectedCosts costs,
      Function<Ranking, String> choice) {
    double score = 0;
    double cost = 0;
    int count = 0;
    for (int i = 0; i < evaluation.test().size(); i++) {
      Observation query = evaluation.test().queries().get(i);
      Ranking ranking = evaluation.rankings().get(i);
      String chosen = choice.apply(ranking);
      if (query.scores().containsKey(chosen)) {
        score += query.scores().getOrDefault(chosen, 0.0);
        cost += query.usage(chosen)
            .cost()
            .orElseGet(() -> expectedCost(evaluation, costs, ranking, chosen));
        count++;
      }
    }
    return new Point(name, 100 * score / Math.max(1, count), cost / Math.max(1, count));
  }

  private static double expectedCost(Evaluation evaluation, ExpectedCosts costs, Ranking ranking,
      String model) {
    return costs.of(ranking.clusters(), evaluation.router().models().indexOf(model));
  }
}
