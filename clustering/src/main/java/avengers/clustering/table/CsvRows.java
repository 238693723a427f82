package avengers.clustering.table;

import avengers.clustering.file.FileException;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** CSV with a header, separated by whichever of comma, semicolon and tab the header has most of. */
final class CsvRows {
  private CsvRows() {}

  /**
   * @param start what the text begins with; at least its header
   */
  static void read(Path file, BufferedReader text, String start, Consumer<Row> rows)
      throws IOException {
    CsvReader<NamedCsvRecord> csv = CsvReader.builder()
        .fieldSeparator(separator(start))
        .allowExtraFields(true)
        .allowMissingFields(true)
        .ofNamedCsvRecord(text);
    try {
      csv.forEach(record -> {
        String place = file + ":" + record.getStartingLineNumber();
        rows.accept(new Row(file, place, fields(place, record)));
      });
    } catch (CsvParseException e) {
      throw new FileException(file + ": not CSV: " + cause(e));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static ObjectNode fields(String place, NamedCsvRecord record) {
    List<String> header = record.getHeader();
    if (record.getFieldCount() != header.size()) {
      throw new FileException(place + ": has " + record.getFieldCount()
          + " cells where the header has " + header.size());
    }
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < header.size(); i++) {
      String cell = record.getField(i);
      fields.put(header.get(i), cell.isEmpty() ? null : cell);
    }
    return fields;
  }

  /** The parser says which record, and its cause what is wrong with it. */
  private static String cause(CsvParseException e) {
    Throwable cause = e.getCause();
    return cause == null ? String.valueOf(e.getMessage()) : String.valueOf(cause.getMessage());
  }

  private static String separator(String start) {
    String header = start.lines().findFirst().orElse("");
    return Stream.of(",", ";", "\t")
        .max(Comparator.comparingLong(separator -> count(header, separator.charAt(0))))
        .orElseThrow();
  }

  private static long count(String header, char separator) {
    long found = 0;
    boolean quoted = false;
    for (int i = 0; i < header.length(); i++) {
      char c = header.charAt(i);
      quoted ^= c == '"';
      found += !quoted && c == separator ? 1 : 0;
    }
    return found;
  }
}
