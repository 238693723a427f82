package avengers.clustering.plan;

import avengers.clustering.cluster.RankedModel;
import avengers.clustering.cluster.Ranking;
import avengers.clustering.forecast.LearnedPlans;
import avengers.clustering.forecast.MeasuredShape;
import avengers.clustering.forecast.PlanShape;
import avengers.clustering.forecast.PlanShape.Then;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Foresees what plans bring for one query.
 *
 * @param costs of one call, by model
 * @param learned what was measured of plans
 * @param ease of the query, {@link PlanFeatures#ease}
 */
record Forecaster(Map<String, CallCost> costs, Optional<LearnedPlans> learned, double ease) {
  /** For a query of this ranking. */
  Forecaster(Map<String, CallCost> costs, LearnedPlans learned, Ranking ranking) {
    this(costs, Optional.of(learned), PlanFeatures.ease(learned, ranking));
  }

  /** A plan of a form that was measured. */
  Forecast of(Plan plan, MeasuredShape measured) {
    double[] features = PlanFeatures.of(plan, ease);
    double second = measured.second().map(chance -> chance.at(features)).orElse(0.0);
    return forecast(plan, OptionalDouble.of(measured.accuracy().at(features)),
        OptionalDouble.of(measured.standardError()), second);
  }

  /**
   * Any plan. If nothing of its form was measured, its accuracy is foreseen for one sample alone,
   * by the score; if one of its models has no scores, not at all.
   */
  Forecast of(Plan plan) {
    boolean known = Stream.concat(plan.shares().stream().map(Plan.Share::model),
        plan.second().stream().flatMap(second -> second.models().stream()))
        .allMatch(Usable::isScored);
    if (!known) {
      return forecast(plan, OptionalDouble.empty(), OptionalDouble.empty(), 1);
    }
    return shape(plan).flatMap(this::measured)
        .map(measured -> of(plan, measured))
        .orElseGet(() -> forecast(plan,
            plan.most() == 1
                ? OptionalDouble.of(plan.shares().getFirst().model().score())
                : OptionalDouble.empty(),
            OptionalDouble.empty(), 1));
  }

  private Optional<MeasuredShape> measured(PlanShape shape) {
    return learned.stream()
        .flatMap(plans -> plans.shapes().stream())
        .filter(measured -> measured.shape().equals(shape))
        .findFirst();
  }

  /** A plan's form, if it asks all its models alike. */
  private static Optional<PlanShape> shape(Plan plan) {
    int samples = plan.shares().getFirst().samples();
    return plan.shares().stream().allMatch(share -> share.samples() == samples)
        ? Optional
            .of(new PlanShape(plan.shares().size(), samples, plan.second().map(Forecaster::then)))
        : Optional.empty();
  }

  private static Then then(Second second) {
    return switch (second) {
      case Second.More more -> new Then.More(more.threshold(), more.samples());
      case Second.Stronger stronger -> new Then.Stronger(stronger.threshold());
    };
  }

  private Forecast forecast(Plan plan, OptionalDouble accuracy, OptionalDouble error,
      double second) {
    return new Forecast(plan, accuracy, error, sum(plan, CallCost::expected, second),
        sum(plan, CallCost::most, 1),
        plan.samples() + second * plan.second().map(Second::samples).orElse(0));
  }

  /** Of a sum with an unknown part nothing is known. */
  private OptionalDouble sum(Plan plan, Function<CallCost, OptionalDouble> part, double second) {
    double sum = 0;
    for (Plan.Share share : plan.shares()) {
      sum += share.samples() * of(share.model(), part);
    }
    if (plan.second().isPresent()) {
      for (RankedModel model : plan.second().get().models()) {
        sum += second * of(model, part);
      }
    }
    return Double.isNaN(sum) ? OptionalDouble.empty() : OptionalDouble.of(sum);
  }

  private double of(RankedModel model, Function<CallCost, OptionalDouble> part) {
    return part.apply(costs.getOrDefault(model.model(), CallCost.UNKNOWN)).orElse(Double.NaN);
  }
}
