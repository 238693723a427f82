package avengers.clustering.fit;

import avengers.clustering.cluster.ModelStatistics;
import avengers.clustering.observation.Observation;
import avengers.clustering.observation.Usage;
import java.util.DoubleSummaryStatistics;
import java.util.OptionalDouble;

/** Gathers what one model did. */
final class StatisticsBuilder {
  private final DoubleSummaryStatistics score = new DoubleSummaryStatistics();
  private final DoubleSummaryStatistics cost = new DoubleSummaryStatistics();
  private final DoubleSummaryStatistics promptTokens = new DoubleSummaryStatistics();
  private final DoubleSummaryStatistics completionTokens = new DoubleSummaryStatistics();
  private final DoubleSummaryStatistics seconds = new DoubleSummaryStatistics();

  void add(Observation query, String model) {
    Double seen = query.scores().get(model);
    if (seen != null) {
      score.accept(seen);
      Usage usage = query.usage(model);
      usage.cost().ifPresent(cost);
      usage.promptTokens().ifPresent(promptTokens);
      usage.completionTokens().ifPresent(completionTokens);
      usage.seconds().ifPresent(seconds);
    }
  }

  ModelStatistics build() {
    return new ModelStatistics(score.getCount(), score.getAverage(), mean(cost),
        mean(promptTokens), mean(completionTokens), mean(seconds));
  }

  private static OptionalDouble mean(DoubleSummaryStatistics values) {
    return values.getCount() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(values.getAverage());
  }
}
