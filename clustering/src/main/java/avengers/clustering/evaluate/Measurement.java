package avengers.clustering.evaluate;

import avengers.clustering.fit.LabelledQueries;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows of several splits, by query. */
final class Measurement {
  private final LabelledQueries queries;
  private final Map<Row, QueryScores> rows = new EnumMap<>(Row.class);

  Measurement(LabelledQueries queries) {
    this.queries = queries;
  }

  void add(HeldOut parts, Map<Row, double[]> scores) {
    scores.forEach((row, of) -> rows.computeIfAbsent(row, first -> new QueryScores(queries.size()))
        .add(parts, of));
  }

  QueryScores row(Row row) {
    return Optional.ofNullable(rows.get(row)).orElseThrow();
  }

  Map<Row, RowResult> results() {
    QueryScores bestSingle = row(Row.BEST_SINGLE);
    Map<Row, RowResult> results = new EnumMap<>(Row.class);
    rows.forEach((row, scores) -> results.put(row, row == Row.BEST_SINGLE
        ? RowResult.of(scores)
        : RowResult.of(scores, bestSingle)));
    return results;
  }

  /**
   * How routing did on a group; empty if no split tested a query of it.
   *
   * @param members positions of queries
   */
  Optional<GroupResult> group(String name, List<Integer> members) {
    QueryScores bestSingle = row(Row.BEST_SINGLE);
    QueryScores routed = row(Row.ROUTED);
    int[] tested = members.stream()
        .mapToInt(Integer::intValue)
        .filter(query -> routed.count(query) > 0)
        .toArray();
    return tested.length == 0
        ? Optional.empty()
        : Optional.of(new GroupResult(name, tested.length, bestSingle.mean(tested),
            routed.mean(tested), row(Row.REFERENCE).mean(tested),
            PairedBootstrap.difference(routed, bestSingle, tested)));
  }

  Sensitivity.Setting setting(int value) {
    return new Sensitivity.Setting(value, row(Row.BEST_SINGLE).queryMean().mean(),
        row(Row.ROUTED).queryMean().mean(), row(Row.REFERENCE).queryMean().mean());
  }
}
