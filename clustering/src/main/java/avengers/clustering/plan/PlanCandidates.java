package avengers.clustering.plan;

import avengers.clustering.cluster.RankedModel;
import avengers.clustering.forecast.PlanShape;
import avengers.clustering.forecast.PlanShape.Then;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The plans of a form that are worth weighing up for a query: of every number of cheapest models
 * the best scored ones. What follows a doubt comes from the same cheapest models, or is a model
 * that none both outscores and undercuts.
 */
public final class PlanCandidates {
  private final List<PricedModel> bestFirst;
  private final List<PricedModel> cheapestFirst;
  private final List<PricedModel> efficient;

  /**
   * A model and what a call of it costs.
   *
   * @param cost in any unit, the same for all
   */
  public record PricedModel(RankedModel model, double cost) {}

  /** Weighs up these models. */
  public PlanCandidates(List<PricedModel> bestFirst) {
    this.bestFirst = List.copyOf(bestFirst);
    this.cheapestFirst = bestFirst.stream()
        .sorted(Comparator.comparingDouble(PricedModel::cost))
        .toList();
    this.efficient = efficient(bestFirst);
  }

  private static List<PricedModel> efficient(List<PricedModel> bestFirst) {
    List<PricedModel> efficient = new ArrayList<>();
    double cheapest = Double.POSITIVE_INFINITY;
    for (PricedModel model : bestFirst) {
      if (model.cost() < cheapest) {
        efficient.add(model);
        cheapest = model.cost();
      }
    }
    return efficient;
  }

  /** The plans of a form, each once. */
  public Set<Plan> of(PlanShape shape) {
    Set<Plan> plans = new LinkedHashSet<>();
    for (int cheapest = shape.models(); cheapest <= bestFirst.size(); cheapest++) {
      Set<PricedModel> pool = new HashSet<>(cheapestFirst.subList(0, cheapest));
      List<RankedModel> best = bestFirst.stream()
          .filter(pool::contains)
          .map(PricedModel::model)
          .toList();
      plans(shape, best).forEach(plans::add);
    }
    return plans;
  }

  private Stream<Plan> plans(PlanShape shape, List<RankedModel> pool) {
    List<RankedModel> first = pool.subList(0, shape.models());
    List<Plan.Share> shares = first.stream()
        .map(model -> new Plan.Share(model, shape.samples()))
        .toList();
    if (shape.then().isEmpty()) {
      return Stream.of(new Plan(shares));
    }
    return switch (shape.then().get()) {
      case Then.More(double threshold, int models) -> pool.size() < shape.models() + models
          ? Stream.empty()
          : Stream.of(new Plan(shares, Optional.of(new Second.More(threshold,
              pool.subList(shape.models(), shape.models() + models)))));
      case Then.Stronger(double threshold) -> efficient.stream()
          .map(PricedModel::model)
          .filter(model -> model.score() > first.getFirst().score())
          .map(model -> new Plan(shares, Optional.of(new Second.Stronger(threshold, model))));
    };
  }
}
