package avengers.clustering.fit;

import avengers.clustering.cluster.ModelStatistics;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** Scores models on groups of queries. */
public final class Scoring {
  private Scoring() {}

  /**
   * What each model did in each group.
   *
   * @param group the group of each query by its position; a negative one leaves the query out
   * @return groups x models
   */
  public static List<List<ModelStatistics>> byGroup(LabelledQueries queries, int groups,
      IntUnaryOperator group) {
    List<List<StatisticsBuilder>> builders = IntStream.range(0, groups)
        .mapToObj(i -> queries.models().stream().map(model -> new StatisticsBuilder()).toList())
        .toList();
    for (int i = 0; i < queries.size(); i++) {
      int of = group.applyAsInt(i);
      if (of >= 0) {
        add(queries, i, builders.get(of));
      }
    }
    List<List<ModelStatistics>> scores = new ArrayList<>();
    for (List<StatisticsBuilder> row : builders) {
      scores.add(row.stream().map(StatisticsBuilder::build).toList());
    }
    return scores;
  }

  /** What each model did on all queries. */
  public static List<ModelStatistics> overall(LabelledQueries queries) {
    return byGroup(queries, 1, i -> 0).getFirst();
  }

  private static void add(LabelledQueries queries, int position, List<StatisticsBuilder> row) {
    for (int model = 0; model < row.size(); model++) {
      row.get(model).add(queries.queries().get(position), queries.models().get(model));
    }
  }
}
