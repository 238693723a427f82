package avengers.clustering.evaluate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Mean scores over several splits.
 *
 * @param queries how many labelled queries were split
 * @param models how many models they have scores of
 * @param seeds how many splits were measured
 * @param rows percent
 */
public record EvaluationResult(int queries,
    int models,
    int clusters,
    int seeds,
    Map<Row, MeanAndDeviation> rows) {
  /**
   * Summarises the mean scores of each split.
   *
   * @param splits by row, 0 to 1
   */
  public static EvaluationResult of(int queries, int models, int clusters,
      List<Map<Row, Double>> splits) {
    Map<Row, List<Double>> percents = new EnumMap<>(Row.class);
    for (Map<Row, Double> split : splits) {
      split.forEach(
          (row, score) -> percents.computeIfAbsent(row, first -> new ArrayList<>())
              .add(100 * score));
    }
    Map<Row, MeanAndDeviation> rows = new EnumMap<>(Row.class);
    percents.forEach((row, values) -> rows.put(row, MeanAndDeviation.of(values)));
    return new EvaluationResult(queries, models, clusters, splits.size(), rows);
  }

  public String toJson() {
    ObjectNode tree = JsonMapper.shared()
        .createObjectNode()
        .put("queries", queries)
        .put("models", models)
        .put("clusters", clusters)
        .put("seeds", seeds);
    rows.forEach((row, value) -> tree.putObject(row.key())
        .put("mean", rounded(value.mean()))
        .put("sd", rounded(value.deviation())));
    return tree.toPrettyString();
  }

  public String toTable() {
    StringBuilder table = new StringBuilder();
    table.append(String.format(Locale.ROOT,
        "%d queries, %d models, %d clusters; fitted on 70 %%, measured on 30 %%; seeds: %d%n%n",
        queries, models, clusters, seeds));
    table.append(String.format(Locale.ROOT, "%-28s %8s %7s%n", "percent right", "mean", "sd"));
    rows.forEach((row, value) -> table.append(
        String.format(Locale.ROOT, "%-28s %8.2f %7.2f%n", row.label(), value.mean(),
            value.deviation())));
    return table.toString();
  }

  private static double rounded(double percent) {
    return Math.round(percent * 1000) / 1000.0;
  }
}
