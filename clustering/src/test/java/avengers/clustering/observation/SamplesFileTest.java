package avengers.clustering.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import avengers.clustering.file.FileException;
import avengers.clustering.table.ColumnMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SamplesFileTest {
  @TempDir
  private Path folder;

  @Test
  void rowsNeedNoScores() throws IOException {
    assertThat(read(ColumnMap.NONE, """
        {"query": "1 + 1", "dataset": "d", "index": 4, "answer": 2, "samples": {"a": ["2", "3"]}}
        {"dataset": "d", "index": 5, "answer": "B", "outputs": {"a": "(B)", "b": null}}
        {"prompt": "2 + 2", "dataset": "d", "index": 6, "answer": "4", "outputs": {"a": "4"}}
        """)).containsExactly(query("1 + 1", 4, "2", "2", "3"), query("", 5, "B", "(B)"),
        query("2 + 2", 6, "4", "4"));
  }

  @Test
  void otherNamesAreMapped() throws IOException {
    assertThat(read(new ColumnMap(Map.of("answer", "meta.gold", "query", "question")), """
        {"question": "1 + 1", "dataset": "d", "index": 4, "meta": {"gold": "2"},
         "outputs": {"a": "2"}}
        """.replace("\n ", " "))).containsExactly(query("1 + 1", 4, "2", "2"));
  }

  @Test
  void withoutTheRightAnswerNothingCanBeGraded() {
    assertThatThrownBy(
        () -> read(ColumnMap.NONE, "{\"query\": \"q\", \"outputs\": {\"a\": \"2\"}}"))
        .isInstanceOf(FileException.class)
        .hasMessageContaining("samples.jsonl:1: \"answer\" is missing");
  }

  @Test
  void aFileWithoutRawAnswersSaysWhatIsExpected() {
    assertThatThrownBy(() -> read(ColumnMap.NONE, "{\"query\": \"q\", \"answer\": \"2\"}"))
        .isInstanceOf(FileException.class)
        .hasMessageContaining("holds no raw answer; expected rows like");
  }

  private List<Observation> read(ColumnMap map, String lines) throws IOException {
    return SamplesFile.read(List.of(Files.writeString(folder.resolve("samples.jsonl"), lines)),
        map);
  }

  private static Observation query(String query, long index, String answer, String... samples) {
    return new Observation(query, "d", index, Optional.of(answer), Map.of(), Map.of(),
        Map.of("a", List.of(samples)));
  }
}
