package avengers.clustering.plan;

import avengers.clustering.forecast.LearnedPlans;
import avengers.clustering.forecast.MeasuredShape;
import avengers.clustering.forecast.PlanShape;
import avengers.clustering.plan.PlanCandidates.PricedModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The plans that the dial chooses among where plans were measured. Which they are depends neither
 * on its position nor on how tight the caps are.
 *
 * @param learned what was measured
 * @param choices the fewest samples that will do at first
 */
record DialPlans(LearnedPlans learned, Caps caps, int choices) {
  /** The one of greatest merit that keeps the caps. */
  Optional<Forecast> best(Usable usable, Intent.ByDial dial) {
    List<MeasuredShape> shapes = learned.shapes()
        .stream()
        .filter(measured -> serves(measured.shape(), dial))
        .toList();
    Map<String, CallCost> costs = MeasuredPlans.reckoned(usable.costs());
    Forecaster reckoning = new Forecaster(costs, learned, usable.ranking());
    return candidates(usable, costs).stream()
        .flatMap(candidates -> MeasuredPlans.of(shapes, candidates, reckoning).stream())
        .filter(caps::allow)
        .max(MeasuredPlans.byMerit(learned, learned.alpha(dial.quality().value())))
        .map(best -> new Forecaster(usable.costs(), learned, usable.ranking()).of(best.plan()));
  }

  private boolean serves(PlanShape shape, Intent.ByDial dial) {
    return shape.first() >= choices
        && shape.most() <= caps.samples().orElse(Integer.MAX_VALUE)
        && (shape.samples() == 1 || !dial.distinct())
        && (shape.then().isEmpty() || dial.doubts());
  }

  /** What is cheap by what is expected is not always cheap at most, which a cap goes by. */
  private List<PlanCandidates> candidates(Usable usable, Map<String, CallCost> costs) {
    List<PlanCandidates> candidates = new ArrayList<>();
    candidates.add(new PlanCandidates(MeasuredPlans.priced(usable.ranking(), costs)));
    if (caps.cost().isPresent()) {
      candidates.add(new PlanCandidates(usable.ranking()
          .models()
          .stream()
          .map(model -> new PricedModel(model,
              costs.getOrDefault(model.model(), CallCost.UNKNOWN).most().orElseThrow()))
          .toList()));
    }
    return candidates;
  }
}
