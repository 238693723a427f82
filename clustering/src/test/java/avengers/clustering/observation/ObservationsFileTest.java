package avengers.clustering.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    Path file = write(gzip(LINE));

    byte[] digest = sha256(Files.readAllBytes(file));

    assertThat(ObservationsFile.read(file).sourceHash())
        .isEqualTo(HexFormat.of().formatHex(digest));
  }

  @Test
  void gzipIsRecognisedByItsContent() throws IOException {
    assertThat(ObservationsFile.read(write(gzip(LINE + LINE))).queries())
        .isEqualTo(read(LINE + LINE).queries());
  }

  @Test
  void blankLinesAreSkipped() throws IOException {
    assertThat(read("\n" + LINE + "  \n\n" + LINE.strip()).queries()).hasSize(2);
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
      {"query": "q", "records": {}}                        | "dataset" is missing
      {"query": "q", "dataset": "d"}                       | "records" is missing
      {"query": "q", "dataset": "d", "records": [1]}       | "records" is not an object
      {"query": "q", "dataset": "d", "records": {"a": 2}}  | the score of a is 2.0
      {"query": "q", "dataset": "d", "records": {"a": -1}} | between 0 and 1
      {"query": "q", "dataset": "d", "records": {"a": "1"}}| is not a number
      {"query": "q", "dataset": "d", "records": {}} {}     | not JSON
      {"query": "q", "dataset": "d", "records": {}, "usages": 1}               | "usages"
      {"query": "q", "dataset": "d", "records": {}, "samples": {"a": "text"}}  | "samples"
      """)
  void aWrongLineIsNamed(String line, String cause) throws IOException {
    Path file = write((LINE + "\n" + line + "\n" + LINE).getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> ObservationsFile.read(file)).isInstanceOf(ObservationsException.class)
        .hasMessageStartingWith(file + ":3: ")
        .hasMessageContaining(cause);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "\n\n  \n", "{\"query\": \"q\", \"dataset\": \"d\", \"records\": {}}"})
  void anEmptyFileIsAnError(String content) throws IOException {
    failsWith(write(content.getBytes(StandardCharsets.UTF_8)), "holds no observation");
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
  void aMissingFileIsAnError() {
    failsWith(folder.resolve("absent.jsonl"), "there is no such file");
  }

  @Test
  void aFolderIsAnError() {
    failsWith(folder, "cannot be read");
  }

  @Test
  void gzipThatWasCutIsAnError() throws IOException {
    byte[] whole = gzip(LINE.repeat(100));
    for (int length = 2; length < whole.length; length += 5) {
      failsWith(write(Arrays.copyOf(whole, length)), "cannot be read");
    }
  }

  @Test
  void anotherEncodingIsAnError() throws IOException {
    failsWith(write(LINE.getBytes(StandardCharsets.ISO_8859_1)), "not UTF-8");
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

  private static void failsWith(Path file, String cause) {
    assertThatThrownBy(() -> ObservationsFile.read(file)).isInstanceOf(ObservationsException.class)
        .hasMessageStartingWith(file + ": ")
        .hasMessageContaining(cause);
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

  private static byte[] gzip(String content) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(content.getBytes(StandardCharsets.UTF_8));
    }
    return compressed.toByteArray();
  }

  private static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
