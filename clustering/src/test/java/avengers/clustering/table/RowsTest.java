package avengers.clustering.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import avengers.clustering.file.FileException;
import avengers.clustering.testing.TableFiles;
import avengers.clustering.testing.TableFiles.Compression;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class RowsTest {
  private static final String TABLE = """
      SELECT 'Größe, "in cm"' || chr(10) || 'und m?' AS query, 3 AS index,
        {'a': 1.0, 'b.1': 0.5, 'c': NULL} AS records, MAP {'a': ['x', 'y']} AS samples
      UNION ALL
      SELECT 'q', 4, {'a': 0.0, 'b.1': NULL, 'c': 1.0}, NULL""";
  private static final List<String> TABLE_AS_JSON = List.of(
      """
          {"query": "Größe, \\"in cm\\"\\nund m?", "index": 3,
           "records": {"a": 1.0, "b.1": 0.5, "c": null}, "samples": {"a": ["x", "y"]}}""",
      """
          {"query": "q", "index": 4, "records": {"a": 0.0, "b.1": null, "c": 1.0},
           "samples": null}""");

  @TempDir
  private Path folder;

  @ParameterizedTest
  @EnumSource
  void jsonLinesAreRows(Compression compression) throws IOException {
    Path file = write("rows.jsonl", compression.of("{\"a\": 1}\n\n  \n{\"a\": [\"ü\"]}"));

    assertThat(rows(file)).containsExactly(new Row(file, file + ":1", json("{'a': 1}")),
        new Row(file, file + ":4", json("{'a': ['ü']}")));
  }

  @ParameterizedTest
  @EnumSource
  void csvIsRowsOfTexts(Compression compression) throws IOException {
    Path file = write("rows.csv",
        compression.of("\ufeffa,\"b\"\r\n1,\"x, \"\"y\"\"\nz\"\r\n,last\r\n"));

    assertThat(rows(file)).containsExactly(
        new Row(file, file + ":2", json("{'a': '1', 'b': 'x, \\\"y\\\"\\nz'}")),
        new Row(file, file + ":4", json("{'a': null, 'b': 'last'}")));
  }

  @ParameterizedTest
  @EnumSource
  void parquetIsRowsOfValues(Compression compression) throws IOException {
    Path file = TableFiles.compress(
        TableFiles.parquet(folder.resolve("rows.parquet"), "zstd", TABLE), compression);

    List<Row> rows = rows(file);

    assertThat(rows).extracting(Row::place).containsExactly(file + ": row 1", file + ": row 2");
    assertThat(rows).extracting(row -> parse(row.fields().toString()))
        .isEqualTo(TABLE_AS_JSON.stream().map(RowsTest::parse).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"uncompressed", "snappy", "gzip", "zstd"})
  void parquetIsReadWhateverItsColumnsAreCompressedBy(String codec) {
    Path file = TableFiles.parquet(folder.resolve("rows.parquet"), codec,
        "SELECT i, 'text ' || (i % 10) AS text FROM range(5000) t(i)");

    assertThat(rows(file)).hasSize(5000)
        .last()
        .extracting(row -> row.fields().toString())
        .isEqualTo("{\"i\":4999,\"text\":\"text 9\"}");
  }

  @Test
  void aCodecThatNobodyBroughtIsNamed() {
    failsWith(TableFiles.parquet(folder.resolve("rows.parquet"), "brotli", "SELECT 1 AS a"),
        "BROTLI");
  }

  @Test
  void everyTypeOfParquetHasAPlaceInJson() {
    Path file = TableFiles.parquet(folder.resolve("rows.parquet"), "zstd", """
        SELECT true AS truth, 1::TINYINT AS small, 1.5::FLOAT AS half, 2.50::DECIMAL(9, 2) AS price,
          DATE '2020-01-31' AS day, 'raw'::BLOB AS bytes, [{'a': 1}, NULL] AS list""");

    assertThat(rows(file).getFirst().fields()).hasToString("""
        {"truth":true,"small":1,"half":1.5,"price":2.50,"day":"2020-01-31","bytes":"raw",\
        "list":[{"a":1},null]}""");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
      rows.csv     | a,b
      rows.csv.gz  | a;b
      rows.tsv     | a\tb
      rows.txt     | a,b
      rows         | a;b
      rows.csv     | "a,x;b,y;c,z;d",b
      """)
  void csvIsSeparatedAsItsHeaderIs(String name, String header) throws IOException {
    String line = header.replace("\\t", "\t");
    Path file = write(name, (line + "\n" + line).getBytes(StandardCharsets.UTF_8));

    assertThat(rows(file)).hasSize(1);
    assertThat(rows(file).getFirst().fields().size()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rows.txt", "rows", "rows.data.zst"})
  void withoutATellingExtensionABraceMeansJson(String name) throws IOException {
    Path file = write(name, "\n {\"a,b\": 1}\n".getBytes(StandardCharsets.UTF_8));

    assertThat(rows(file)).containsExactly(new Row(file, file + ":2", json("{'a,b': 1}")));
  }

  @Test
  void manyFilesAreReadInOrderAndHashedTogether() throws Exception {
    Path one = write("one.jsonl", Compression.GZIP.of("{\"a\": 1}"));
    Path two = TableFiles.parquet(folder.resolve("two.parquet"), "zstd", "SELECT 2 AS a");
    List<String> values = new ArrayList<>();

    String hash = Rows.forEach(List.of(one, two), ColumnMap.NONE,
        row -> values.add(row.fields().get("a").asString()));

    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    digest.update(Files.readAllBytes(one));
    assertThat(values).containsExactly("1", "2");
    assertThat(hash).isEqualTo(HexFormat.of().formatHex(digest.digest(Files.readAllBytes(two))));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
      rows.jsonl | {"a": 1}\\n{"a"    | :2: not JSON: it breaks off before its end
      rows.jsonl | {\\n"a": 1}         | :1: not JSON: it breaks off before its end; each object
      rows.jsonl | {"a": 1}\\n[1]     | :2: expected a JSON object, one a line (jq
      rows.jsonl | 42                 | :1: expected a JSON object, one a line
      rows.csv   | a,b\\n1,2\\n1,2,3  | :3: has 3 cells where the header has 2
      rows.csv   | a,b\\n1            | :2: has 1 cells where the header has 2
      rows.csv   | a,a\\n1,2          | : not CSV:
      rows.csv   | a,b\\n1,"2"x       | not CSV
      """)
  void aRowThatCannotBeReadIsNamed(String name, String content, String cause)
      throws IOException {
    failsWith(write(name, content.replace("\\n", "\n").getBytes(StandardCharsets.UTF_8)), cause);
  }

  @Test
  void whatTheConsumerRejectsIsNamedByItsPlace() throws IOException {
    Path file = write("rows.csv", Compression.ZSTD.of("a\n1\n\"2\n\"\n3\n"));

    assertThatThrownBy(() -> Rows.forEach(List.of(file), ColumnMap.NONE, row -> {
      if (row.text("a").equals("3")) {
        throw new IllegalArgumentException("three is wrong");
      }
    })).isInstanceOf(FileException.class).hasMessage(file + ":5: three is wrong");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void aCompressedFileThatWasCutIsAnError(Compression compression) throws IOException {
    byte[] whole = compression.of("{\"a\": \"some text\"}\n".repeat(100));

    for (int length = 4; length < whole.length; length += 5) {
      failsWith(write("rows.jsonl", Arrays.copyOf(whole, length)), "cannot be read");
    }
  }

  @Test
  void parquetThatWasCutIsAnError() throws IOException {
    byte[] whole = Files.readAllBytes(
        TableFiles.parquet(folder.resolve("rows.parquet"), "zstd", TABLE));

    for (int length = 4; length < whole.length; length += 5) {
      failsWith(write("cut.parquet", Arrays.copyOf(whole, length)), "cannot be read");
    }
  }

  @Test
  void otherFailuresNameTheFile() throws IOException {
    failsWith(folder.resolve("absent.csv"), "there is no such file");
    failsWith(folder, "cannot be read");
    failsWith(write("a.csv", "a\nö".getBytes(StandardCharsets.ISO_8859_1)), "not UTF-8");
  }

  private static void failsWith(Path file, String cause) {
    assertThatThrownBy(() -> rows(file)).isInstanceOf(FileException.class)
        .hasMessageStartingWith(file + ":")
        .hasMessageContaining(cause);
  }

  private static List<Row> rows(Path file) {
    List<Row> rows = new ArrayList<>();
    assertThat(Rows.forEach(List.of(file), new ColumnMap(Map.of()), rows::add)).hasSize(64);
    return rows;
  }

  private static JsonNode parse(String json) {
    return JsonMapper.shared().readTree(json);
  }

  private static ObjectNode json(String text) {
    return (ObjectNode) JsonMapper.shared()
        .readTree(text.replace('\'', '"'));
  }

  private Path write(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }
}
