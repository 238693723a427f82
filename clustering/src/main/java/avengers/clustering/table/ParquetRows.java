package avengers.clustering.table;

import dev.hardwood.HardwoodContext;
import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import dev.hardwood.row.PqList;
import dev.hardwood.row.PqMap;
import dev.hardwood.row.PqStruct;
import dev.hardwood.row.StructAccessor;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Rows of a Parquet file; groups, lists and maps become JSON objects and lists. */
final class ParquetRows {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private ParquetRows() {}

  static void read(Path file, InputFile input, Consumer<Row> consumer) throws IOException {
    try (HardwoodContext oneThread = HardwoodContext.create(1);
        ParquetFileReader parquet = open(input, oneThread);
        RowReader rows = rows(parquet)) {
      long number = 0;
      for (Optional<ObjectNode> row = next(rows); row.isPresent(); row = next(rows)) {
        number++;
        consumer.accept(new Row(file, file + ": row " + number, row.get()));
      }
    }
  }

  private static ParquetFileReader open(InputFile input, HardwoodContext context)
      throws IOException {
    try {
      return ParquetFileReader.open(input, context);
    } catch (RuntimeException e) {
      throw unreadable(e);
    }
  }

  private static RowReader rows(ParquetFileReader parquet) throws IOException {
    try {
      return parquet.rowReader();
    } catch (RuntimeException e) {
      throw unreadable(e);
    }
  }

  private static Optional<ObjectNode> next(RowReader rows) throws IOException {
    try {
      if (!rows.hasNext()) {
        return Optional.empty();
      }
      rows.next();
      return Optional.of(object(rows));
    } catch (RuntimeException e) {
      throw unreadable(e);
    }
  }

  /** A damaged file shows as whatever exception its bytes happen to lead the reader to. */
  private static IOException unreadable(RuntimeException e) {
    return e instanceof UnsupportedOperationException
        ? new IOException("its columns are in a form that is not supported (" + e.getMessage()
            + "); write it again, compressed by zstd, snappy or gzip", e)
        : new IOException("its Parquet is damaged: " + e.getMessage(), e);
  }

  private static ObjectNode object(StructAccessor struct) {
    ObjectNode object = JSON.objectNode();
    for (int i = 0; i < struct.getFieldCount(); i++) {
      object.set(struct.getFieldName(i), json(struct.getValue(i)));
    }
    return object;
  }

  private static JsonNode json(@Nullable Object value) {
    return switch (value) {
      case null -> JSON.nullNode();
      case Boolean truth -> JSON.booleanNode(truth);
      case BigDecimal number -> JSON.numberNode(number);
      case Float number -> JSON.numberNode(number);
      case Double number -> JSON.numberNode(number);
      case Number whole -> JSON.numberNode(whole.longValue());
      case byte[] text -> JSON.stringNode(new String(text, StandardCharsets.UTF_8));
      case PqStruct struct -> object(struct);
      case PqList list -> list(list);
      case PqMap map -> map(map);
      default -> JSON.stringNode(value.toString());
    };
  }

  private static ArrayNode list(PqList list) {
    ArrayNode array = JSON.arrayNode();
    list.values().forEach(element -> array.add(json(element)));
    return array;
  }

  private static ObjectNode map(PqMap map) {
    ObjectNode object = JSON.objectNode();
    map.getEntries()
        .forEach(entry -> object.set(String.valueOf(entry.getKey()), json(entry.getValue())));
    return object;
  }
}
