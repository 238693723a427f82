package avengers.clustering.table;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Names rows in the order in which they are read. A row without a {@code dataset} belongs to one
 * that is called like its file; a row without an {@code index} is numbered by its position in its
 * data set, from 0.
 */
public final class RowKeys {
  private final Map<String, Long> rows = new HashMap<>();

  /**
   * Names the next row.
   *
   * @throws IllegalArgumentException if its data set is no text or its index no whole number
   */
  public RowKey next(Row row) {
    String dataset = row.value("dataset").isPresent()
        ? row.text("dataset")
        : FileName.of(row.file()).stem();
    long position = rows.merge(dataset, 1L, Long::sum) - 1;
    return new RowKey(dataset, index(row.value("index")).orElse(position));
  }

  private static Optional<Long> index(Optional<JsonNode> value) {
    return value.map(node -> {
      try {
        return Long.valueOf(node.isString() ? node.stringValue() : node.toString());
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException("\"index\" is not a whole number: " + node
            + "; leave it out to number the rows of each data set", e);
      }
    });
  }
}
