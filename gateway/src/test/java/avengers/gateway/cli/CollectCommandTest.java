package avengers.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.openai.Json;
import avengers.gateway.upstream.Replies;
import avengers.gateway.upstream.ScriptedCompletion;
import avengers.gateway.upstream.ScriptedUpstream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@Timeout(60)
class CollectCommandTest {
  private static final String KEY = "sk-very-secret";

  @TempDir
  Path folder;

  private final ScriptedUpstream a = ScriptedUpstream.start();
  private final ScriptedUpstream b = ScriptedUpstream.start();

  @BeforeEach
  void configure() throws IOException {
    Files.writeString(folder.resolve("gateway.yaml"), """
        backends:
          - model: a
            url: %s
            upstream-model: org/a
            api-key: %s
            price: { input: 0, output: 1000000 }
          - model: b
            url: %s
        """.formatted(a.url(), KEY, b.url()));
    questions(6, "");
  }

  @AfterEach
  void stop() {
    a.close();
    b.close();
  }

  private void questions(int count, String more) throws IOException {
    Files.writeString(folder.resolve("questions.jsonl"), IntStream.range(0, count)
        .mapToObj(i -> "{\"query\": \"question %d\", \"answer\": \"42\", \"dataset\": \"d\"%s}\n"
            .formatted(i, more))
        .collect(Collectors.joining()));
  }

  private Path out() {
    return folder.resolve("observations.jsonl");
  }

  private Path journal() {
    return folder.resolve("observations.jsonl.replies.jsonl");
  }

  private Run collect(String... more) {
    List<String> arguments = new ArrayList<>(List.of("collect", "--config",
        folder.resolve("gateway.yaml").toString(), "--questions",
        folder.resolve("questions.jsonl").toString(), "--out", out().toString()));
    arguments.addAll(List.of(more));
    return Run.of(arguments.toArray(String[]::new));
  }

  private List<JsonNode> observations() throws IOException {
    return Files.readAllLines(out()).stream().map(Json.MAPPER::readTree).toList();
  }

  @Test
  void filesMayBeSeparatedByCommas() throws IOException {
    Path first = folder.resolve("first.jsonl");
    Files.writeString(first, "{\"query\": \"one\", \"answer\": \"42\"}\n");
    Path second = folder.resolve("second.jsonl");
    Files.writeString(second, "{\"query\": \"two\", \"answer\": \"42\"}\n");

    assertThat(collect("--questions", first + "," + second).exitCode()).isZero();

    assertThat(observations()).hasSize(8);
  }

  @Test
  void everyBackendIsAskedEveryQuestionAndTheRepliesAreGraded() throws IOException {
    b.always(Replies.text("The answer is 41."));

    Run run = collect("--samples", "2", "--max-tokens", "9");

    assertThat(run.exitCode()).isZero();
    assertThat(observations()).hasSize(6).allSatisfy(observation -> {
      assertThat(observation.at("/records/a").doubleValue()).isEqualTo(1);
      assertThat(observation.at("/records/b").doubleValue()).isEqualTo(0);
      assertThat(observation.at("/usages/a/cost").doubleValue()).isEqualTo(5);
      assertThat(observation.at("/usages/b/seconds").isNumber()).isTrue();
      assertThat(observation.at("/samples/b")).hasSize(2);
    });
    assertThat(observations()).extracting(observation -> observation.get("query").stringValue())
        .startsWith("question 0", "question 1");
    assertThat(run.out()).containsPattern("a +12 +0 +100\\.0 +60\\.000000")
        .contains("6 questions are complete");
    assertThat(journal()).doesNotExist();
    assertThat(a.received()).allSatisfy(request -> {
      assertThat(request.header("authorization")).contains("Bearer " + KEY);
      assertThat(request.json().path("model").asString()).isEqualTo("org/a");
      assertThat(request.json().path("max_tokens").asInt()).isEqualTo(9);
    });
  }

  @Test
  void aCompleteFileAsksNothing() throws IOException {
    collect();
    String before = Files.readString(out());

    Run run = collect();

    assertThat(run.exitCode()).isZero();
    assertThat(a.received()).hasSize(6);
    assertThat(out()).hasContent(before);
  }

  @Test
  void aBusyBackendIsAskedAgainWhenItSays() {
    a.then(Replies.status(429, "", Map.of("retry-after", "0")),
        Replies.status(503, "", Map.of("retry-after", "0")));

    Run run = collect("--pool", "a");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).containsPattern("a +6 +0 +100\\.0");
    assertThat(a.received()).hasSize(8);
  }

  @Test
  void aFailedCallIsMissingNotWrong() throws IOException {
    b.always(Replies.error(400, "too long"));

    Run run = collect();

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).containsPattern("b +6 +6 +-");
    assertThat(run.err()).contains(
        "some calls of b failed; the last: b replied with status 400: too long");
    assertThat(observations()).hasSize(6)
        .allSatisfy(observation -> assertThat(observation.get("records").propertyNames())
            .containsExactly("a"));
    assertThat(b.received()).hasSize(6);
  }

  @ParameterizedTest
  @CsvSource({"401", "403", "404"})
  void aRefusedKeyStopsBeforeHundredsOfCallsFailAlike(int status) throws IOException {
    questions(200, "");
    a.always(Replies.error(status, "wrong key " + KEY));

    Run run = collect();

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("avengers: a replied with status " + status, "api-key",
        "0 of 200 questions")
        .doesNotContain(KEY);
    assertThat(a.received()).hasSizeLessThanOrEqualTo(8);
    assertThat(Files.readString(journal())).doesNotContain(KEY);
  }

  @Test
  void theKeyIsInNoFileAndNoMessage() throws IOException {
    a.always(Replies.error(400, "you sent " + KEY));
    b.always(Replies.error(401, "stop"));

    Run run = collect();

    assertThat(run.out() + run.err() + Files.readString(journal())).doesNotContain(KEY);
  }

  @Test
  void theBudgetIsNeverExceededAndALargerOneGoesOn() throws IOException {
    a.always(Replies.completion(ScriptedCompletion.of("42").using(10, 5)));

    Run first = collect("--pool", "a", "--budget", "21", "--max-tokens", "8");

    // Each reply may cost 8 dollars, and costs 5.
    assertThat(first.exitCode()).isEqualTo(1);
    assertThat(first.err()).contains("the budget of $21 is used up", "larger --budget");
    assertThat(a.received()).hasSize(3);
    assertThat(collect("--pool", "a", "--budget", "26", "--max-tokens", "8").exitCode())
        .isEqualTo(1);
    assertThat(a.received()).hasSize(4);
    assertThat(collect("--pool", "a", "--budget", "100", "--max-tokens", "8").exitCode()).isZero();
    assertThat(a.received()).hasSize(6);
  }

  @Test
  void otherSettingsThanBegunWithAreRefused() {
    a.always(Replies.error(401, "no"));
    collect();

    Run run = collect("--samples", "3");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("was begun with --samples 1, and now it is 3");
  }

  @Test
  void aJudgeGradesAndItsCostIsToldApart() throws IOException {
    b.always(Replies.text("Well.\\nScore: 0.5"));

    Run run = collect("--pool", "b", "--grader", "judge", "--judge", "a");

    assertThat(run.exitCode()).isZero();
    assertThat(a.received()).hasSize(6);
    assertThat(a.last().json().at("/messages/0/content").asString()).contains("question ",
        "Score: ");
    assertThat(a.last().json().path("temperature").asDouble(1)).isZero();
    // The judge replies 42, which is no score from 0 to 1.
    assertThat(observations()).allMatch(observation -> observation.get("records").isEmpty());
    assertThat(run.out()).contains("a judged 6 replies for 30.000000 dollars");

    Files.delete(out());
    a.always(Replies.text("Score: 0.5"));
    collect("--pool", "b", "--grader", "judge", "--judge", "a");

    assertThat(observations()).allMatch(
        observation -> observation.at("/records/b").doubleValue() == 0.5);
  }

  @Test
  void codeIsAnErrorBeforeAnyCallUnlessACommandIsGiven() throws IOException {
    questions(3, ", \"grader\": \"code\"");

    Run without = collect();

    assertThat(without.exitCode()).isEqualTo(1);
    assertThat(without.err()).contains("questions.jsonl:1: ", "--code-command");
    assertThat(a.received()).isEmpty();

    assertThat(collect("--code-command", "grep -q 42").exitCode()).isZero();
    assertThat(observations()).allMatch(
        observation -> observation.at("/records/a").doubleValue() == 1);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      --budget 5                        | --budget needs --max-tokens
      --budget 5 --max-tokens 9         | has none for b
      --samples 0                       | --samples must be at least 1
      --temperature 3                   | --temperature must be from 0 to 2
      --grader numbre                   | there is no grader "numbre"
      --judge c                         | no model "c"
      --pool c                          | there is no model "c"
      --concurrency 0                   | --concurrency must be at least 1
      --budget 0                        | --budget must be more than 0
      """)
  void wrongUsageIsToldBeforeAnyCall(String options, String message) {
    Run run = collect(options.split(" ", -1));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("avengers: ").contains(message);
    assertThat(a.received()).isEmpty();
    assertThat(out()).doesNotExist();
  }
}
