package avengers.clustering.plan;

import avengers.clustering.cluster.RankedModel;
import avengers.clustering.forecast.MeasuredShape;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Foresees what plans bring for one query.
 *
 * @param costs of one call, by model
 */
record Forecaster(Map<String, CallCost> costs) {
  /** A plan of a form that was measured. */
  Forecast of(Plan plan, MeasuredShape measured) {
    double[] features = PlanFeatures.of(plan);
    double second = measured.second().map(chance -> chance.at(features)).orElse(0.0);
    return forecast(plan, OptionalDouble.of(measured.accuracy().at(features)),
        OptionalDouble.of(measured.standardError()), second);
  }

  /** A plan of a form that was not measured. Of one sample, the score foresees the accuracy. */
  Forecast unmeasured(Plan plan) {
    boolean known = plan.most() == 1 && plan.shares().getFirst().model().support() > 0;
    return forecast(plan,
        known
            ? OptionalDouble.of(plan.shares().getFirst().model().score())
            : OptionalDouble.empty(),
        OptionalDouble.empty(), 1);
  }

  private Forecast forecast(Plan plan, OptionalDouble accuracy, OptionalDouble error,
      double second) {
    return new Forecast(plan, accuracy, error, sum(plan, CallCost::expected, second),
        sum(plan, CallCost::most, 1),
        plan.samples() + second * plan.second().map(Second::samples).orElse(0));
  }

  /** Of a sum with an unknown part nothing is known. */
  private OptionalDouble sum(Plan plan, Function<CallCost, OptionalDouble> part, double second) {
    double first = plan.shares()
        .stream()
        .mapToDouble(share -> share.samples() * of(share.model(), part))
        .sum();
    double then = plan.second()
        .stream()
        .flatMap(asked -> asked.models().stream())
        .mapToDouble(model -> of(model, part))
        .sum();
    double sum = then == 0 ? first : first + second * then;
    return Double.isNaN(sum) ? OptionalDouble.empty() : OptionalDouble.of(sum);
  }

  private double of(RankedModel model, Function<CallCost, OptionalDouble> part) {
    return Stream.ofNullable(costs.get(model.model()))
        .map(part)
        .flatMapToDouble(OptionalDouble::stream)
        .findFirst()
        .orElse(Double.NaN);
  }
}
