package avengers.clustering.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class RowKeysTest {
  private final RowKeys keys = new RowKeys();

  @Test
  void aRowNamesItself() {
    assertThat(next("a.csv", "{\"dataset\": \"d\", \"index\": 7}")).isEqualTo(new RowKey("d", 7));
    assertThat(next("a.csv", "{\"dataset\": \"d\", \"index\": \"8\"}"))
        .isEqualTo(new RowKey("d", 8));
  }

  @Test
  void withoutAnIndexItsPlaceInItsDataSetCounts() {
    assertThat(next("a.csv", "{\"dataset\": \"d\"}")).isEqualTo(new RowKey("d", 0));
    assertThat(next("a.csv", "{\"dataset\": \"e\", \"index\": null}"))
        .isEqualTo(new RowKey("e", 0));
    assertThat(next("b.csv", "{\"dataset\": \"d\"}")).isEqualTo(new RowKey("d", 1));
  }

  @ParameterizedTest
  @CsvSource({"a.csv, a", "a.CSV.gz, a", "v1.2.jsonl.zst, v1.2", "plain, plain", ".hidden, .hidden",
      "a.gz, a"})
  void withoutADataSetItIsNamedAfterItsFile(String file, String dataset) {
    assertThat(next("folder/" + file, "{}")).isEqualTo(new RowKey(dataset, 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"gsm-17\"", "1.5", "[1]"})
  void anIndexThatIsNoWholeNumberIsAnError(String index) {
    assertThatThrownBy(() -> next("a.csv", "{\"index\": " + index + "}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("\"index\" is not a whole number: " + index);
  }

  private RowKey next(String file, String json) {
    return keys.next(new Row(Path.of(file), "", (ObjectNode) JsonMapper.shared().readTree(json)));
  }
}
