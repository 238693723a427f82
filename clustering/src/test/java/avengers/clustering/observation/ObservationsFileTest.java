package avengers.clustering.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import avengers.clustering.file.FileException;
import avengers.clustering.table.ColumnMap;
import avengers.clustering.testing.TableFiles;
import avengers.clustering.testing.TableFiles.Compression;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObservationsFileTest {
  private static final String LINE = """
      {"query": "Größe?", "dataset": "units", "index": 3, "records": {"b": 0.5, "a": 1}}
      """;

  @TempDir
  private Path folder;

  @Test
  void aLineIsAnObservation() throws IOException {
    Observations observations = read(LINE);

    assertThat(observations.queries()).containsExactly(new Observation("Größe?", "units", 3,
        Optional.empty(), Map.of("a", 1.0, "b", 0.5), Map.of(), Map.of()));
    assertThat(observations.models()).containsExactly("a", "b");
    assertThat(observations.texts()).containsExactly("Größe?");
  }

  @Test
  void theHashIsThatOfTheFile() throws IOException {
    Path file = write(Compression.GZIP.of(LINE));

    byte[] digest = sha256(Files.readAllBytes(file));

    assertThat(ObservationsFile.read(file).sourceHash())
        .isEqualTo(HexFormat.of().formatHex(digest));
  }

  @Test
  void aTruthValueIsAScoreAndNullIsNone() throws IOException {
    Observation query = only("""
        {"query": "q", "dataset": "d", "records": {"a": true, "b": false, "c": null}}""");

    assertThat(query.scores()).isEqualTo(Map.of("a", 1.0, "b", 0.0));
    assertThat(query.index()).isEqualTo(0);
  }

  @Test
  void modelsMayDifferFromLineToLine() throws IOException {
    Observations observations = read("""
        {"query": "q", "dataset": "d", "records": {"b": 1}}
        {"query": "r", "dataset": "d", "records": {"a": 0, "c": 1}}
        """);

    assertThat(observations.models()).containsExactly("a", "b", "c");
    assertThat(observations.queries().getFirst().scores()).containsOnlyKeys("b");
  }

  @Test
  void anOutputIsOneSample() throws IOException {
    Observation query = only("""
        {"query": "q", "dataset": "d", "answer": 18, "records": {"a": 1}, "outputs": {"a": "18"},
         "samples": {"b": ["17", "18"]}}""".replace("\n", ""));

    assertThat(query.samples()).isEqualTo(Map.of("a", List.of("18"), "b", List.of("17", "18")));
    assertThat(query.answer()).contains("18");
  }

  @Test
  void anUnknownCostIsNotZero() throws IOException {
    Observation query = only("""
        {"query": "q", "dataset": "d", "records": {"a": 1},
         "usages": {"a": {"cost": null, "prompt_tokens": 12}}}""".replace("\n", ""));

    assertThat(query.usage("a")).isEqualTo(
        new Usage(OptionalDouble.empty(), OptionalDouble.of(12), OptionalDouble.empty(),
            OptionalDouble.empty()));
    assertThat(query.usage("b")).isEqualTo(Usage.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
      {"query": "q", "dataset": "d", "records": {"a": 1}   | not JSON
      {"query": "q", "dataset" "d"}                        | not JSON
      hello                                                | not JSON
      [1, 2]                                               | expected a JSON object
      42                                                   | expected a JSON object
      {"dataset": "d", "records": {}}                      | "query" is missing
      {"query": 5, "dataset": "d", "records": {}}          | "query" is missing, or not a text
      {"query": "q", "dataset": 5, "records": {}}          | "dataset" is missing, or not a text
      {"query": "q", "index": "one", "records": {}}        | "index" is not a whole number
      {"query": "q", "dataset": "d"}                       | "records" is missing
      {"query": "q", "dataset": "d", "records": [1]}       | "records" is not an object
      {"query": "q", "dataset": "d", "records": {"a": 2}}  | the score of a is 2.0
      {"query": "q", "dataset": "d", "records": {"a": -1}} | between 0 and 1
      {"query": "q", "dataset": "d", "records": {"a": "I"}}| is not a number
      {"query": "q", "dataset": "d", "records": {}} {}     | not JSON
      {"query": "q", "dataset": "d", "records": {}, "usages": 1}               | "usages"
      {"query": "q", "dataset": "d", "records": {}, "usages": {"a": {"cost": "x"}}} | "cost" in
      {"query": "q", "dataset": "d", "records": {}, "samples": {"a": "text"}}  | "samples"
      {"query": "q", "dataset": "d", "records": {}, "outputs": {"a": [1]}}     | a raw answer
      """)
  void aWrongLineIsNamed(String line, String cause) throws IOException {
    Path file = write((LINE + "\n" + line + "\n" + LINE).getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> ObservationsFile.read(file)).isInstanceOf(FileException.class)
        .hasMessageStartingWith(file + ":3: ")
        .hasMessageContaining(cause);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "\n\n  \n", "{\"query\": \"q\", \"dataset\": \"d\", \"records\": {}}"})
  void anEmptyFileIsAnError(String content) throws IOException {
    Path file = write(content.getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> ObservationsFile.read(file)).isInstanceOf(FileException.class)
        .hasMessageStartingWith(file + ": holds no observation");
  }

  @Test
  void aQueryWithoutAnyScoreIsLeftOut() throws IOException {
    String content = """
        {"query": "failed", "dataset": "d", "records": {"a": null}}
        {"query": "answered", "dataset": "d", "records": {"a": 1}}
        """;

    assertThat(ObservationsFile.read(write(content.getBytes(StandardCharsets.UTF_8))).texts())
        .containsExactly("answered");
  }

  @Test
  void whatIsWrittenIsReadBack() throws IOException {
    List<Observation> observations = List.of(
        new Observation("a \"quoted\"\nquery \\ 😀", "d", 7, Optional.of("18"),
            Map.of("a", 1.0, "b", 1 / 3.0),
            Map.of("a",
                new Usage(OptionalDouble.of(1e-7), OptionalDouble.of(12), OptionalDouble.empty(),
                    OptionalDouble.of(0.75)),
                "b", Usage.UNKNOWN),
            Map.of("a", List.of("18", "so\n18"))),
        new Observation("q", "e", 0, Optional.empty(), Map.of("b", 0.0), Map.of(), Map.of()));
    Path file = folder.resolve("written.jsonl");

    ObservationsFile.write(observations, file);

    assertThat(ObservationsFile.read(file).queries()).isEqualTo(observations);
  }

  /** Every key of the format, as each kind of file has it. */
  @ParameterizedTest
  @EnumSource
  void everyFormatHoldsTheSameObservations(Compression compression) throws IOException {
    Observations expected = ObservationsFile.read(
        Files.write(folder.resolve("units.jsonl"), compression.of("""
            {"query": "Größe, in \\"m\\"?", "dataset": "units", "index": 3, "answer": "18",
             "records": {"a": 1, "b": 0.5}, "usages": {"a": {"cost": 0.25, "seconds": 2}},
             "samples": {"a": ["18", "so\\n18"]}}""".replace("\n ", ""))));
    String query = """
        SELECT 'Größe, in "m"?' AS query, 3 AS index, '18' AS answer,
          {'a': 1.0, 'b': 0.5, 'c': NULL} AS records,
          {'a': {'cost': 0.25, 'prompt_tokens': NULL, 'seconds': 2}} AS usages,
          MAP {'a': ['18', 'so' || chr(10) || '18']} AS samples""";
    String asText = """
        SELECT query, index, answer, to_json(records) AS records, to_json(usages) AS usages,
          to_json(samples) AS samples FROM (%s)""".formatted(query);

    for (Path file : List.of(TableFiles.parquet(folder.resolve("units.parquet"), "snappy", query),
        TableFiles.parquet(folder.resolve("units.parq"), "zstd", asText),
        TableFiles.csv(folder.resolve("units.csv"), asText))) {
      Observations read = ObservationsFile.read(TableFiles.compress(file, compression));

      assertThat(read.queries()).isEqualTo(expected.queries());
    }
  }

  @Test
  void scoresMayHaveColumnsOfTheirOwn() throws IOException {
    Path file = Files.writeString(folder.resolve("mine.csv"), """
        prompt;target;gpt-4.1;small;price
        1 + 1?;2;1.0;;0.002
        2 + 2?;4;;;
        3 + 3?;6;0;0.5;
        """);
    Map<String, String> columns = Map.of("query", "prompt", "answer", "target",
        "records.gpt-4.1", "gpt-4.1", "records.small", "small", "usages.gpt-4.1.cost", "price");

    Observations observations = ObservationsFile.read(List.of(file), new ColumnMap(columns));

    assertThat(observations.models()).containsExactly("gpt-4.1", "small");
    assertThat(observations.queries()).containsExactly(
        new Observation("1 + 1?", "mine", 0, Optional.of("2"), Map.of("gpt-4.1", 1.0),
            Map.of("gpt-4.1", new Usage(OptionalDouble.of(0.002), OptionalDouble.empty(),
                OptionalDouble.empty(), OptionalDouble.empty())),
            Map.of()),
        new Observation("3 + 3?", "mine", 2, Optional.of("6"),
            Map.of("gpt-4.1", 0.0, "small", 0.5), Map.of("gpt-4.1", Usage.UNKNOWN), Map.of()));
  }

  @Test
  void aCellThatShouldBeJsonIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("mine.csv"), "query,records\nq,{a:1}\n");

    assertThatThrownBy(() -> ObservationsFile.read(file)).isInstanceOf(FileException.class)
        .hasMessageStartingWith(file + ":2: \"records\" is not JSON");
  }

  @Test
  void severalFilesAreOne() throws IOException {
    Path more = Files.write(folder.resolve("more.jsonl.zst"), Compression.ZSTD.of(LINE));

    Observations observations = ObservationsFile.read(
        List.of(write(Compression.NONE.of(LINE)), more), ColumnMap.NONE);

    assertThat(observations.texts()).containsExactly("Größe?", "Größe?");
  }

  private Observation only(String line) throws IOException {
    List<Observation> queries = read(line).queries();
    assertThat(queries).hasSize(1);
    return queries.getFirst();
  }

  private Observations read(String content) throws IOException {
    return ObservationsFile.read(write(content.getBytes(StandardCharsets.UTF_8)));
  }

  private Path write(byte[] content) throws IOException {
    return Files.write(folder.resolve("observations.jsonl"), content);
  }

  private static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
