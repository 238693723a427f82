package avengers.clustering.plan;

import avengers.clustering.cluster.Ranking;
import avengers.clustering.forecast.LearnedPlans;
import avengers.clustering.forecast.MeasuredShape;
import avengers.clustering.plan.PlanCandidates.PricedModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What plans of measured forms bring for one query. The offline job chooses among them as the
 * gateway does.
 */
public final class MeasuredPlans {
  private MeasuredPlans() {}

  /**
   * All plans of some forms that are worth weighing up.
   *
   * @param costs of one call, by model
   */
  public static List<Forecast> of(List<MeasuredShape> shapes, Ranking ranking,
      Map<String, CallCost> costs) {
    PlanCandidates candidates = new PlanCandidates(priced(ranking, costs));
    Forecaster forecaster = new Forecaster(costs);
    List<Forecast> forecasts = new ArrayList<>();
    for (MeasuredShape measured : shapes) {
      for (Plan plan : candidates.of(measured.shape())) {
        forecasts.add(forecaster.of(plan, measured));
      }
    }
    return forecasts;
  }

  /** The plan that is worth least first; of equal ones the more accurate, then the smaller last. */
  public static Comparator<Forecast> byMerit(LearnedPlans plans, double alpha) {
    return Comparator
        .comparingDouble((Forecast forecast) -> plans.merit(alpha,
            forecast.accuracy().orElseThrow(), cost(plans, forecast)))
        .thenComparingDouble(forecast -> forecast.accuracy().orElseThrow())
        .thenComparingDouble(forecast -> -forecast.calls());
  }

  /** In the unit that plans are weighed up in. A plan of unknown cost is the dearest. */
  public static double cost(LearnedPlans plans, Forecast forecast) {
    return plans.priced() ? forecast.cost().orElse(Double.MAX_VALUE) : forecast.calls();
  }

  /** What is not known counts as the dearest that is. */
  public static List<PricedModel> priced(Ranking ranking, Map<String, CallCost> costs) {
    double dearest = costs.values()
        .stream()
        .map(CallCost::expected)
        .flatMapToDouble(OptionalDouble::stream)
        .max()
        .orElse(1);
    return ranking.models()
        .stream()
        .map(model -> new PricedModel(model,
            costs.getOrDefault(model.model(), CallCost.UNKNOWN).expected().orElse(dearest)))
        .toList();
  }
}
