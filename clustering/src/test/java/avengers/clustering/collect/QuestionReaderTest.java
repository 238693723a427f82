package avengers.clustering.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import avengers.clustering.file.FileException;
import avengers.clustering.grade.Graders;
import avengers.clustering.table.ColumnMap;
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

class QuestionReaderTest {
  @TempDir
  Path folder;

  private List<Question> read(String name, String text, ColumnMap map, Optional<String> system)
      throws IOException {
    return QuestionReader.read(List.of(Files.writeString(folder.resolve(name), text)), map,
        Graders.automatic(), system);
  }

  private List<Question> read(String text) throws IOException {
    return read("q.jsonl", text, ColumnMap.NONE, Optional.of("Be brief."));
  }

  @Test
  void aQueryIsAskedAsTheUsersMessageBehindTheSystemMessage() throws Exception {
    Question question = read("""
        {"query": "6 x 7?", "answer": 42, "dataset": "sums", "index": 9}""").getFirst();

    assertThat(question.messages()).containsExactly(new Message("system", "Be brief."),
        new Message("user", "6 x 7?"));
    assertThat(question.query()).isEqualTo("6 x 7?");
    assertThat(question.answer()).contains("42");
    assertThat(question.key()).startsWith("sums/9/");
  }

  @Test
  void messagesAreAskedAsTheyAreAndTheUsersLastDecides() throws Exception {
    Question question = read("""
        {"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Yes?"},
         {"role": "user", "content": "6 x 7?"}], "answer": "42"}""".replace("\n", " "))
        .getFirst();

    assertThat(question.messages()).hasSize(3);
    assertThat(question.query()).isEqualTo("6 x 7?");
  }

  @Test
  void aSystemMessageOfItsOwnGoesBeforeTheUsual() throws Exception {
    assertThat(read("""
        {"query": "?", "system": "Be long.", "answer": "42"}""").getFirst().messages())
        .startsWith(new Message("system", "Be long."));
  }

  @Test
  void otherPeoplesColumnsAreMapped() throws Exception {
    List<Question> questions = read("q.csv", "prompt,target\n6 x 7?,42\n6 x 8?,48\n",
        new ColumnMap(Map.of("query", "prompt", "answer", "target")), Optional.empty());

    assertThat(questions).extracting(Question::query).containsExactly("6 x 7?", "6 x 8?");
    assertThat(questions).extracting(Question::index).containsExactly(0L, 1L);
  }

  @Test
  void aQuestionThatComesTwiceIsAnErrorThatNamesBothPlaces() {
    assertThatThrownBy(() -> read("""
        {"query": "a", "answer": "1", "index": 3}
        {"query": "b", "answer": "1", "index": 3}
        {"query": "a", "answer": "1", "index": 3}
        """)).isInstanceOf(FileException.class)
        .hasMessageContainingAll("q.jsonl:3: the same question as", "q.jsonl:1");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
      {"answer": "1"}                                  | "query" is missing
      {"query": "a", "messages": []}                   | not both
      {"messages": [], "answer": "1"}                  | must be a list of messages
      {"messages": [{"role": "user"}], "answer": "1"}  | must have a "role" and a "content"
      {"query": "a"}                                   | "answer" is missing
      {"query": "a", "answer": "1", "grader": "exakt"} | there is no grader "exakt"
      {"query": "a", "answer": "1", "grader": {"type": "number", "tol": 1}} | no setting "tol"
      {"query": "a", "answer": "1", "grader": "code"}  | --code-command
      """)
  void aWrongQuestionIsNamedByItsLine(String line, String message) {
    assertThatThrownBy(() -> read("{\"query\": \"right\", \"answer\": \"1\"}\n" + line))
        .isInstanceOf(FileException.class)
        .hasMessageContainingAll("q.jsonl:2: ", message);
  }

  @Test
  void aGraderOfADataSetThatIsNotThereIsAnError() throws Exception {
    Path file = Files.writeString(folder.resolve("q.jsonl"), """
        {"query": "a", "answer": "1", "dataset": "sums"}""");
    Graders misspelt = Graders.parse(List.of("sum=exact"), Optional.empty(), false);

    assertThatThrownBy(
        () -> QuestionReader.read(List.of(file), ColumnMap.NONE, misspelt, Optional.empty()))
        .hasMessage("--grader: there is no data set \"sum\"; there are: sums");
  }

  @Test
  void aFileWithoutQuestionsIsAnError() {
    assertThatThrownBy(() -> read("\n")).hasMessageContaining("holds no question");
  }
}
