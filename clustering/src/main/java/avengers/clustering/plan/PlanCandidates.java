package avengers.clustering.plan;

import avengers.clustering.cluster.RankedModel;
import avengers.clustering.forecast.PlanShape;
import avengers.clustering.forecast.PlanShape.Then;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The plans of a form that are worth weighing up for a query: of every number of cheapest models
 * the best scored ones. What follows a doubt comes from the same cheapest models, or is a model
 * that none both outscores and undercuts.
 */
public final class PlanCandidates {
  private final List<Pool> pools;
  private final List<RankedModel> efficient;

  /**
   * A model and what a call of it costs.
   *
   * @param cost in any unit, the same for all
   */
  public record PricedModel(RankedModel model, double cost) {}

  /**
   * So many of the cheapest models.
   *
   * @param bestFirst models
   * @param newest place of the dearest: the best models before it make a smaller pool's plans
   */
  private record Pool(List<RankedModel> bestFirst, int newest) {}

  /** Weighs up these models. */
  public PlanCandidates(List<PricedModel> bestFirst) {
    this.pools = pools(bestFirst);
    this.efficient = efficient(bestFirst);
  }

  private static List<Pool> pools(List<PricedModel> bestFirst) {
    List<Integer> cheapestFirst = IntStream.range(0, bestFirst.size())
        .boxed()
        .sorted(Comparator.comparingDouble(place -> bestFirst.get(place).cost()))
        .toList();
    List<Integer> places = new ArrayList<>();
    List<RankedModel> models = new ArrayList<>();
    List<Pool> pools = new ArrayList<>();
    for (Integer place : cheapestFirst) {
      int newest = -Collections.binarySearch(places, place) - 1;
      places.add(newest, place);
      models.add(newest, bestFirst.get(place).model());
      pools.add(new Pool(List.copyOf(models), newest));
    }
    return pools;
  }

  private static List<RankedModel> efficient(List<PricedModel> bestFirst) {
    List<RankedModel> efficient = new ArrayList<>();
    double cheapest = Double.POSITIVE_INFINITY;
    for (PricedModel model : bestFirst) {
      if (model.cost() < cheapest) {
        efficient.add(model.model());
        cheapest = model.cost();
      }
    }
    return efficient;
  }

  /** The plans of a form, each once. */
  public List<Plan> of(PlanShape shape) {
    List<Plan> plans = new ArrayList<>();
    int needed = shape.models() + shape.then()
        .map(then -> then instanceof Then.More(_, int models) ? models : 0)
        .orElse(0);
    for (Pool pool : pools) {
      if (pool.bestFirst().size() >= needed && pool.newest() < needed) {
        add(shape, pool.bestFirst(), plans);
      }
    }
    return plans;
  }

  private void add(PlanShape shape, List<RankedModel> pool, List<Plan> plans) {
    List<Plan.Share> shares = pool.subList(0, shape.models())
        .stream()
        .map(model -> new Plan.Share(model, shape.samples()))
        .toList();
    if (shape.then().isEmpty()) {
      plans.add(new Plan(shares));
      return;
    }
    switch (shape.then().get()) {
      case Then.More(double threshold, int models) -> plans.add(new Plan(shares,
          Optional.of(new Second.More(threshold,
              pool.subList(shape.models(), shape.models() + models)))));
      case Then.Stronger(double threshold) -> {
        double best = pool.getFirst().score();
        for (RankedModel model : efficient) {
          if (model.score() > best) {
            plans.add(new Plan(shares, Optional.of(new Second.Stronger(threshold, model))));
          }
        }
      }
    }
  }
}
