package avengers.clustering.plan;

import avengers.clustering.cluster.RankedModel;
import avengers.clustering.cluster.Tradeoff;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plans of as many samples as said.
 *
 * @param choices the fewest samples that will do
 */
record CountedPlans(Forecaster forecaster, Caps caps, int choices) {
  /**
   * As many samples as said, or as many of them as keep the caps. The samples go first: rather than
   * one of them, models are given up that can cost most. The order in which plans are tried does
   * not depend on the caps: a lower cap never makes a plan that can cost more.
   *
   * @param fewest models to spread the samples over, unless there are fewer models or samples
   */
  Optional<Forecast> best(Usable usable, Intent.ByCount count, int fewest) {
    if (usable.isEmpty()) {
      return Optional.empty();
    }
    Usable chosen = count.quality().map(quality -> byMerit(usable, quality)).orElse(usable);
    for (int samples = most(count); samples >= choices; samples--) {
      Optional<Forecast> best = best(chosen, samples, count.models(), Math.min(fewest, samples));
      if (best.isPresent()) {
        return best;
      }
    }
    return Optional.empty();
  }

  private int most(Intent.ByCount count) {
    return Math.min(Math.max(count.samples(), choices), caps.samples().orElse(Integer.MAX_VALUE));
  }

  private Optional<Forecast> best(Usable usable, int samples, int models, int fewest) {
    int all = usable.ranking().models().size();
    int least = Math.clamp(fewest, 1, all);
    if (caps.cost().isPresent() && !keeps(usable.cheapest(least), samples, models)) {
      return Optional.empty();
    }
    for (int left = all; left >= least; left--) {
      Forecast forecast = spread(left == all ? usable : usable.cheapest(left), samples, models);
      if (caps.allow(forecast)) {
        return Optional.of(forecast);
      }
    }
    return Optional.empty();
  }

  private boolean keeps(Usable usable, int samples, int models) {
    return caps.allow(spread(usable, samples, models));
  }

  private Forecast spread(Usable usable, int samples, int models) {
    return forecaster.of(Plan.spread(usable.ranking(), samples, models));
  }

  /** The models by the score form of Avengers-Pro; those without scores come last. */
  private static Usable byMerit(Usable usable, Quality quality) {
    List<RankedModel> models = usable.ranking().models();
    double[] merits = new Tradeoff(quality.value() / 10).merits(
        models.stream().mapToDouble(RankedModel::score).toArray(),
        models.stream()
            .mapToDouble(model -> usable.costs()
                .getOrDefault(model.model(), CallCost.UNKNOWN)
                .expected()
                .orElse(Double.NaN))
            .toArray());
    Map<RankedModel, Double> byModel = new HashMap<>();
    for (int i = 0; i < merits.length; i++) {
      byModel.put(models.get(i), Usable.isScored(models.get(i)) ? merits[i] : -1.0);
    }
    return usable.with(models.stream()
        .sorted(
            Comparator.comparingDouble((RankedModel model) -> -byModel.getOrDefault(model, -1.0))
                .thenComparingDouble(model -> -model.score()))
        .toList());
  }
}
