package avengers.clustering.observation;

import avengers.clustering.file.FileException;
import avengers.clustering.table.ColumnMap;
import avengers.clustering.table.Row;
import avengers.clustering.table.RowKey;
import avengers.clustering.table.RowKeys;
import avengers.clustering.table.Rows;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Raw answers with the right one, without scores: what a vote can be replayed on. */
public final class SamplesFile {
  private SamplesFile() {}

  /**
   * Reads whole files, in order, as one. The query is the {@code query}, else the {@code prompt},
   * else unknown and blank.
   *
   * @throws FileException if a file cannot be read, or a row is wrong (named by its place)
   * @throws FileException if they hold no raw answer
   */
  public static List<Observation> read(List<Path> files, ColumnMap map) {
    List<Observation> queries = new ArrayList<>();
    RowKeys keys = new RowKeys();
    Rows.forEach(files, map, row -> {
      Observation query = observation(row, keys.next(row));
      if (!query.samples().isEmpty()) {
        queries.add(query);
      }
    });
    if (queries.isEmpty()) {
      throw new FileException(files.getFirst() + ": holds no raw answer; expected rows like "
          + "{\"query\": \"...\", \"answer\": \"...\", \"samples\": {\"model\": [\"...\"]}}, or"
          + " \"outputs\": {\"model\": \"...\"}");
    }
    return List.copyOf(queries);
  }

  private static Observation observation(Row row, RowKey key) {
    if (ObservationJson.answer(row).isEmpty()) {
      throw new IllegalArgumentException(
          "\"answer\" is missing: a vote can only be graded by the right answer");
    }
    return new Observation(query(row), key.dataset(), key.index(), ObservationJson.answer(row),
        Map.of(), Map.of(), ObservationJson.samples(row));
  }

  private static String query(Row row) {
    return row.value("query").or(() -> row.value("prompt")).map(JsonNode::asString).orElse("");
  }
}
