package avengers.clustering.plan;

import avengers.clustering.cluster.Ranking;
import avengers.clustering.forecast.LearnedPlans;
import avengers.clustering.forecast.MeasuredShape;
import avengers.clustering.plan.PlanCandidates.PricedModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What plans of measured forms bring for one query. The offline job chooses among them as the
 * gateway does.
 */
public final class MeasuredPlans {
  private MeasuredPlans() {}

  /**
   * All plans of some forms that are worth weighing up. Their costs are what they are reckoned
   * with: a model of unknown cost as the dearest of those that are known.
   *
   * @param costs of one call, by model
   * @param ease of the query, {@link PlanFeatures#ease}
   */
  public static List<Forecast> of(List<MeasuredShape> shapes, Ranking ranking,
      Map<String, CallCost> costs, double ease) {
    return of(shapes, new PlanCandidates(priced(ranking, costs)), new Forecaster(reckoned(costs),
        Optional.empty(), ease));
  }

  static List<Forecast> of(List<MeasuredShape> shapes, PlanCandidates candidates,
      Forecaster forecaster) {
    List<Forecast> forecasts = new ArrayList<>();
    for (MeasuredShape measured : shapes) {
      for (Plan plan : candidates.of(measured.shape())) {
        forecasts.add(forecaster.of(plan, measured));
      }
    }
    return forecasts;
  }

  /**
   * The plan that is worth least first. Of equal ones the more accurate comes later, then the
   * cheaper, then the smaller.
   */
  public static Comparator<Forecast> byMerit(LearnedPlans plans, double alpha) {
    return Comparator
        .comparingDouble((Forecast forecast) -> plans.merit(alpha,
            forecast.accuracy().orElseThrow(), cost(plans, forecast)))
        .thenComparingDouble(forecast -> forecast.accuracy().orElseThrow())
        .thenComparingDouble(forecast -> -cost(plans, forecast))
        .thenComparingDouble(forecast -> -forecast.calls());
  }

  /**
   * In the unit that plans are weighed up in. Where no cost is known, a call counts as much as
   * calls cost on average where plans were measured.
   */
  public static double cost(LearnedPlans plans, Forecast forecast) {
    return plans.priced()
        ? forecast.cost().orElseGet(() -> forecast.calls() * plans.callCost())
        : forecast.calls();
  }

  /** What is not known counts as the dearest that is. */
  public static List<PricedModel> priced(Ranking ranking, Map<String, CallCost> costs) {
    double dearest = dearest(costs).orElse(1);
    return ranking.models()
        .stream()
        .map(model -> new PricedModel(model,
            costs.getOrDefault(model.model(), CallCost.UNKNOWN).expected().orElse(dearest)))
        .toList();
  }

  /** Costs of which an unknown one counts as the dearest that is known, unless all are free. */
  static Map<String, CallCost> reckoned(Map<String, CallCost> costs) {
    OptionalDouble dearest = dearest(costs);
    Map<String, CallCost> reckoned = new HashMap<>();
    costs.forEach((model, cost) -> reckoned.put(model,
        cost.expected().isPresent() ? cost : new CallCost(dearest, cost.most())));
    return reckoned;
  }

  private static OptionalDouble dearest(Map<String, CallCost> costs) {
    return costs.values()
        .stream()
        .flatMapToDouble(cost -> cost.expected().stream())
        .filter(cost -> cost > 0)
        .max();
  }
}
