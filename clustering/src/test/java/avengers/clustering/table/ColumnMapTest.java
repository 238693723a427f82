package avengers.clustering.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import avengers.clustering.file.FileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ColumnMapTest {
  @TempDir
  private Path folder;

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
      query=prompt          | {"prompt": "q"}               | /query          | "q"
      query=prompt          | {"prompt": "q", "query": "x"} | /query          | "q"
      query=prompt          | {"prompt": null, "query": 1}  | /query          | 1
      answer=meta.gold      | {"meta": {"gold": 4}}         | /answer         | 4
      answer=meta.gold      | {"meta": "{\\"gold\\": 4}"}   | /answer         | 4
      answer=a.b.c          | {"a": {"b.c": 4}}             | /answer         | 4
      answer=a.b.c          | {"a.b": {"c": 4}}             | /answer         | 4
      answer=a.b            | {"a.b": 1, "a": {"b": 2}}     | /answer         | 1
      records.m-1.5=score   | {"score": 0.5}                | /records/m-1.5  | 0.5
      records.b=s           | {"s": 1, "records": {"a": 0}} | /records/a      | 0
      records.b=s           | {"s": 1, "records": "{}"}     | /records/b      | 1
      records.b=s           | {"s": 1, "records": null}     | /records/b      | 1
      usages.m-1.5.cost=c   | {"c": 0.5}                    | /usages/m-1.5/cost | 0.5
      """)
  void aColumnIsCopiedToOurKey(String map, String row, String pointer, String value) {
    ObjectNode fields = json(row);

    parse(map).apply(fields);

    assertThat(fields.at(pointer)).isEqualTo(JsonMapper.shared().readTree(value));
  }

  @Test
  void twoColumnsMayBeSwapped() {
    ObjectNode fields = json("{\"query\": \"4\", \"answer\": \"2 + 2\"}");

    parse("query=answer,answer=query").apply(fields);

    assertThat(fields).isEqualTo(json("{\"query\": \"2 + 2\", \"answer\": \"4\"}"));
  }

  @Test
  void aColumnThatOnlySomeRowsHaveIsNoError() throws IOException {
    assertThat(queries("query=prompt", """
        {"query": "a"}
        {"prompt": "b"}
        """)).containsExactly("a", "b");
  }

  @Test
  void aColumnThatNoRowHasIsAnErrorThatSuggests() throws IOException {
    assertThatThrownBy(() -> queries("answer=gaol", """
        {"query": "a", "meta": {"gold": 1}}
        {"query": "b", "goal": 2}
        """)).isInstanceOf(FileException.class)
        .hasMessage(folder.resolve("rows.jsonl")
            + ": no row has the column \"gaol\" (did you mean \"goal\"?);"
            + " there are: goal, meta, meta.gold, query");
  }

  @Test
  void aMissingColumnIsToldWithTheRowThatNeedsIt() {
    assertThatThrownBy(() -> queries("query=promt", "{\"prompt\": \"a\"}"))
        .hasMessage(folder.resolve("rows.jsonl") + ":1: \"query\" is missing, or not a text;"
            + " no row has the column \"promt\" (did you mean \"prompt\"?); there are: prompt");
  }

  @Test
  void aKeyInsideWhatIsNoObjectIsAnError() {
    assertThatThrownBy(() -> queries("records.a=s", "{\"query\": \"a\", \"records\": 1, \"s\": 1}"))
        .hasMessageContaining(":1: \"records\" is not an object");
  }

  @Test
  void anEmptyNameIsAnError() {
    assertThatThrownBy(() -> new ColumnMap(Map.of("query", " ")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("query=prompt");
  }

  private List<String> queries(String map, String lines) throws IOException {
    Path file = Files.writeString(folder.resolve("rows.jsonl"), lines);
    List<String> queries = new ArrayList<>();
    String hash = Rows.forEach(List.of(file), parse(map), row -> queries.add(row.text("query")));
    assertThat(hash).isNotBlank();
    return queries;
  }

  private static ColumnMap parse(String map) {
    Map<String, String> columns = new LinkedHashMap<>();
    for (String pair : map.split(",", -1)) {
      columns.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
    }
    return new ColumnMap(columns);
  }

  private static ObjectNode json(String text) {
    return (ObjectNode) JsonMapper.shared().readTree(text);
  }
}
