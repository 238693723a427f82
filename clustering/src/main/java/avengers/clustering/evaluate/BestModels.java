package avengers.clustering.evaluate;

import avengers.clustering.cluster.ModelStatistics;
import avengers.clustering.fit.LabelledQueries;
import avengers.clustering.fit.Scoring;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The models that score best on all queries, by the posterior mean of their scores less its
 * standard deviation (Beta, uniform prior): a model that answered few queries may just have been
 * lucky.
 */
final class BestModels {
  private BestModels() {}

  static List<String> of(LabelledQueries queries, int count) {
    List<ModelStatistics> overall = Scoring.overall(queries);
    return IntStream.range(0, overall.size())
        .boxed()
        .sorted(Comparator.comparingDouble(model -> -trusted(overall.get(model))))
        .limit(count)
        .sorted()
        .map(queries.models()::get)
        .toList();
  }

  private static double trusted(ModelStatistics of) {
    double right = of.count() * of.score() + 1;
    double all = of.count() + 2;
    double mean = right / all;
    return mean - Math.sqrt(mean * (1 - mean) / (all + 1));
  }
}
