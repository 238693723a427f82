package avengers.clustering.evaluate;

import avengers.clustering.cluster.ModelStatistics;
import avengers.clustering.fit.LabelledQueries;
import avengers.clustering.fit.Scoring;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The models that score best on all queries; one that answered few of them has to do so by more, as
 * if it had as many others of the models' mean score.
 */
final class BestModels {
  private static final double FEW = 20;

  private BestModels() {}

  static List<String> of(LabelledQueries queries, int count) {
    List<ModelStatistics> overall = Scoring.overall(queries);
    double usual = overall.stream().mapToDouble(ModelStatistics::score).average().orElse(0);
    return IntStream.range(0, overall.size())
        .boxed()
        .sorted(Comparator.comparingDouble(model -> -trusted(overall.get(model), usual)))
        .limit(count)
        .sorted()
        .map(queries.models()::get)
        .toList();
  }

  private static double trusted(ModelStatistics of, double usual) {
    return (of.count() * of.score() + FEW * usual) / (of.count() + FEW);
  }
}
