package avengers.clustering.observation;

import avengers.clustering.file.FileException;
import avengers.clustering.table.ColumnMap;
import avengers.clustering.table.RowKey;
import avengers.clustering.table.RowKeys;
import avengers.clustering.table.Rows;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Raw answers in files of their own, for queries that other files hold the scores of. */
public final class OutputsFile {
  private OutputsFile() {}

  /**
   * Adds raw answers, and right answers where they are missing, to the queries of the same data set
   * and index. A model's answers in several files add up; they replace those that the query had.
   *
   * @throws FileException if a file cannot be read, or a row is wrong (named by its place)
   * @throws FileException if two queries share data set and index
   */
  public static JoinedOutputs join(Observations observations, List<Path> files) {
    Map<RowKey, OutputsOfQuery> queries = byKey(observations);
    RowKeys keys = new RowKeys();
    LongAdder unplaced = new LongAdder();
    Rows.forEach(files, ColumnMap.NONE, row -> {
      OutputsOfQuery query = queries.get(keys.next(row));
      if (query == null) {
        unplaced.increment();
      } else {
        query.add(ObservationJson.answer(row), ObservationJson.samples(row));
      }
    });
    return JoinedOutputs.of(observations, queries.values(), unplaced.sum());
  }

  private static Map<RowKey, OutputsOfQuery> byKey(Observations observations) {
    Map<RowKey, OutputsOfQuery> queries = new LinkedHashMap<>();
    for (Observation query : observations.queries()) {
      RowKey key = new RowKey(query.dataset(), query.index());
      if (queries.put(key, new OutputsOfQuery(query)) != null) {
        throw new FileException("two queries of the observations have the index "
            + key.index() + " in the data set " + key.dataset()
            + ": nobody can tell whose raw answers are whose");
      }
    }
    return queries;
  }
}
