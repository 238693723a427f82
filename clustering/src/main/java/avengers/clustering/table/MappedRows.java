package avengers.clustering.table;

import avengers.clustering.file.FileException;
import avengers.clustering.suggestion.Suggestion;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Hands rows on under our names, and watches for mapped columns that no row has. */
final class MappedRows implements Consumer<Row> {
  private static final int MOST_LISTED = 40;

  private final ColumnMap map;
  private final Consumer<Row> consumer;
  private final Map<String, String> missing;
  private final Set<String> seen = new TreeSet<>();

  MappedRows(ColumnMap map, Consumer<Row> consumer) {
    this.map = map;
    this.consumer = consumer;
    this.missing = new LinkedHashMap<>(map.columns());
  }

  @Override
  public void accept(Row row) {
    try {
      if (!missing.isEmpty() && seen.size() < MOST_LISTED) {
        addColumns(row);
      }
      missing.keySet().removeAll(map.apply(row.fields()));
      consumer.accept(row);
    } catch (IllegalArgumentException e) {
      throw new FileException(row.place() + ": " + e.getMessage() + missingColumns("; "));
    }
  }

  /**
   * @throws FileException if a mapped column was in no row
   */
  void requireEveryColumn(List<Path> files) {
    if (!seen.isEmpty() && !missing.isEmpty()) {
      throw new FileException(files.getFirst() + more(files) + ": " + missingColumns(""));
    }
  }

  private static String more(List<Path> files) {
    return files.size() == 1 ? "" : " and " + (files.size() - 1) + " more";
  }

  private void addColumns(Row row) {
    row.fields().properties().forEach(field -> {
      seen.add(field.getKey());
      if (field.getValue().isObject()) {
        field.getValue().propertyNames().forEach(inner -> seen.add(field.getKey() + "." + inner));
      }
    });
  }

  private String missingColumns(String before) {
    return missing.isEmpty()
        ? ""
        : missing.values()
            .stream()
            .map(column -> "no row has the column \"" + column + "\"" + suggestion(column))
            .collect(Collectors.joining("; ", before, "; there are: " + listed()));
  }

  private String suggestion(String column) {
    return Suggestion.of(column, seen)
        .map(near -> " (did you mean \"" + near + "\"?)")
        .orElse("");
  }

  private String listed() {
    return seen.stream().limit(MOST_LISTED).collect(Collectors.joining(", "))
        + (seen.size() > MOST_LISTED ? ", ..." : "");
  }
}
