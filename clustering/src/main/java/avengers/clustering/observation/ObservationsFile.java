package avengers.clustering.observation;

import avengers.clustering.file.FileException;
import avengers.clustering.table.ColumnMap;
import avengers.clustering.table.RowKeys;
import avengers.clustering.table.Rows;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Observations as files of rows; written as JSON Lines. */
public final class ObservationsFile {
  private ObservationsFile() {}

  /**
   * Reads a file whose keys have our names.
   *
   * @see #read(List, ColumnMap)
   */
  public static Observations read(Path file) {
    return read(List.of(file), ColumnMap.NONE);
  }

  /**
   * Reads whole files, in order, as one.
   *
   * @throws FileException if a file cannot be read, or a row is wrong (named by its place)
   * @throws FileException if they hold no observation
   */
  public static Observations read(List<Path> files, ColumnMap map) {
    List<Observation> queries = new ArrayList<>();
    RowKeys keys = new RowKeys();
    String hash = Rows.forEach(files, map,
        row -> queries.add(ObservationJson.read(row, keys.next(row))));
    Observations observations = Observations.of(queries, hash);
    if (observations.queries().isEmpty()) {
      throw new FileException(
          files.getFirst() + ": holds no observation with a score; expected rows like "
              + "{\"query\": \"...\", \"dataset\": \"...\", \"records\": {\"model\": 1.0}}");
    }
    return observations;
  }

  /** Writes JSON Lines. */
  public static void write(List<Observation> observations, Path file) throws IOException {
    try (Writer lines = Files.newBufferedWriter(file)) {
      for (Observation observation : observations) {
        lines.write(ObservationJson.write(observation));
        lines.write('\n');
      }
    }
  }
}
