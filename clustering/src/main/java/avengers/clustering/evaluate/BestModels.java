package avengers.clustering.evaluate;

import avengers.clustering.cluster.OverallScores;
import avengers.clustering.fit.LabelledQueries;
import avengers.clustering.fit.Scoring;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The models that score best on all queries. */
final class BestModels {
  private BestModels() {}

  static List<String> of(LabelledQueries queries, int count) {
    double[] overall = OverallScores.of(Scoring.overall(queries));
    return IntStream.range(0, overall.length)
        .boxed()
        .sorted(Comparator.comparingDouble(model -> -overall[model]))
        .limit(count)
        .sorted()
        .map(queries.models()::get)
        .toList();
  }
}
