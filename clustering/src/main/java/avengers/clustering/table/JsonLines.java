package avengers.clustering.table;

import avengers.clustering.file.FileException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One JSON object a line; blank lines are skipped. */
final class JsonLines {
  private JsonLines() {}

  static void read(Path file, BufferedReader text, Consumer<Row> rows) throws IOException {
    int number = 0;
    for (String line = text.readLine(); line != null; line = text.readLine()) {
      number++;
      if (!line.isBlank()) {
        String place = file + ":" + number;
        rows.accept(new Row(file, place, object(place, line)));
      }
    }
  }

  private static ObjectNode object(String place, String line) {
    JsonNode tree;
    try {
      tree = JsonText.parse(line);
    } catch (IllegalArgumentException e) {
      throw new FileException(place + ": " + e.getMessage()
          + (line.strip().equals("{") || line.strip().equals("[")
              ? "; each object must stand on one line (jq -c . makes it so)"
              : ""));
    }
    if (tree instanceof ObjectNode object) {
      return object;
    }
    throw new FileException(place + ": expected a JSON object, one a line"
        + (tree.isArray() ? " (jq -c '.[]' makes them of a list)" : ""));
  }
}
