package avengers.clustering.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import avengers.clustering.file.FileException;
import avengers.clustering.testing.PublishedData;
import avengers.clustering.testing.TableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputsFileTest {
  private static final Observation FIRST = query(0, Optional.empty(), Map.of("b", List.of("b's")));
  private static final Observation SECOND = query(1, Optional.of("18"),
      Map.of("a", List.of("old")));
  private static final Observations OBSERVATIONS = Observations.of(List.of(FIRST, SECOND), "hash");

  @TempDir
  private Path folder;

  @Test
  void rawAnswersFindTheirQueryByDataSetAndIndex() throws IOException {
    JoinedOutputs joined = join("""
        {"dataset": "d", "index": 1, "answer": "18", "outputs": {"a": "so 18"}}
        {"dataset": "d", "index": 0, "answer": 7, "samples": {"a": ["7", "8"]}}
        """);

    assertThat(joined.observations()).isEqualTo(new Observations(List.of(
        query(0, Optional.of("7"), Map.of("a", List.of("7", "8"), "b", List.of("b's"))),
        query(1, Optional.of("18"), Map.of("a", List.of("so 18")))), List.of("a", "b"), "hash"));
    assertThat(joined).isEqualTo(new JoinedOutputs(joined.observations(), 2, 0, 0, 0));
  }

  @Test
  void whatFindsNoPlaceIsCounted() throws IOException {
    JoinedOutputs joined = join("""
        {"dataset": "d", "index": 2, "outputs": {"a": "x"}}
        {"dataset": "e", "index": 1, "outputs": {"a": "x"}}
        {"dataset": "d", "index": 1, "answer": "19", "outputs": {"c": "x", "d": "y", "b": "18"}}
        """);

    assertThat(joined.observations().queries()).containsExactly(FIRST,
        query(1, Optional.of("18"), Map.of("a", List.of("old"), "b", List.of("18"))));
    assertThat(joined).isEqualTo(new JoinedOutputs(joined.observations(), 1, 2, 2, 1));
  }

  @Test
  void answersInSeveralFilesAddUp() throws IOException {
    Path lines = Files.writeString(folder.resolve("lines.jsonl"),
        "{\"dataset\": \"d\", \"index\": 1, \"outputs\": {\"a\": \"first\"}}");
    Path parquet = TableFiles.parquet(folder.resolve("d.parquet"), "zstd",
        "SELECT 1 AS index, {'a': 'second'} AS outputs");

    JoinedOutputs joined = OutputsFile.join(OBSERVATIONS, List.of(lines, parquet));

    assertThat(joined.observations().queries().getLast().samples())
        .isEqualTo(Map.of("a", List.of("first", "second")));
  }

  @Test
  void aWrongRowIsNamed() {
    assertThatThrownBy(() -> join("{\"dataset\": \"d\", \"index\": 1, \"outputs\": [\"x\"]}"))
        .isInstanceOf(FileException.class)
        .hasMessageContaining(":1: \"outputs\" is not an object by model");
  }

  @Test
  void queriesThatShareAnIndexCannotBeJoined() {
    Observations twice = Observations.of(List.of(FIRST, FIRST), "hash");

    assertThatThrownBy(() -> OutputsFile.join(twice, List.of()))
        .isInstanceOf(FileException.class)
        .hasMessageContaining("index 0 in the data set d");
  }

  @ParameterizedTest
  @CsvSource({"routing/mmlupro28.jsonl.gz, routing/mmlupro14.outputs.jsonl.gz, 159",
      "routing/zeroeval29.jsonl.gz, routing/zeroeval29.outputs.jsonl.gz, 0"})
  void publishedRawAnswersFindTheirQueries(String file, String outputs, long unplaced) {
    Observations observations = PublishedData.read(file);

    JoinedOutputs joined = OutputsFile.join(observations, List.of(PublishedData.path(outputs)));

    assertThat(joined.found()).isEqualTo(observations.queries().size());
    assertThat(joined.unplaced()).isEqualTo(unplaced);
    assertThat(joined.contradicted()).isZero();
  }

  private JoinedOutputs join(String lines) throws IOException {
    return OutputsFile.join(OBSERVATIONS,
        List.of(Files.writeString(folder.resolve("outputs.jsonl"), lines)));
  }

  private static Observation query(long index, Optional<String> answer,
      Map<String, List<String>> samples) {
    return new Observation("query " + index, "d", index, answer, Map.of("a", 1.0, "b", 0.0),
        Map.of(), samples);
  }
}
