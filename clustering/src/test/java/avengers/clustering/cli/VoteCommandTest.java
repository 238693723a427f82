package avengers.clustering.cli;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.clustering.testing.PublishedData;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command as a shell runs it. */
class VoteCommandTest {
  private static final String SAMPLES = """
      {"query": "1 + 1", "answer": "2", "samples": {"m|T1": ["2", "2", "3", "2"]}}
      {"query": "1 + 2", "answer": "3", "samples": {"m|T1": ["3", "3", "3", "3"]}}
      """;
  private static final String OUTPUTS = """
      {"query": "1 + 1", "answer": "2", "outputs": {"a": "2", "b": "It is 2.", "c": "3"}}
      {"query": "1 + 2", "answer": "3", "outputs": {"a": "3", "b": "4", "c": "4"}}
      """;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir
  private Path folder;

  @Test
  void jsonIsAnArrayWithOneObjectAModel() throws IOException {
    assertThat(run("--samples", file(SAMPLES), "--json")).isEqualTo(0);

    JsonNode model = json().get(0);
    assertThat(json()).hasSize(1);
    assertThat(model.get("model").asString()).isEqualTo("m|T1");
    assertThat(model.get("queries").asInt()).isEqualTo(2);
    assertThat(model.get("samples").asDouble()).isEqualTo(4);
    assertThat(model.get("single").asDouble()).isEqualTo(87.5);
    assertThat(model.get("vote").asDouble()).isEqualTo(100);
    assertThat(model.get("stopping").propertyNames())
        .containsExactly("none", "decided", "adaptive", "window");
    assertThat(model.get("stopping").get("none")).isEqualTo(JsonMapper.shared()
        .readTree(
            "{\"accuracy\": 100.0, \"samples\": 4.0, \"asked\": 4.0, \"agreement\": 100.0}"));
    assertThat(model.get("by_samples")).hasSize(4);
    assertThat(model.has("weighted")).isFalse();
  }

  @Test
  void weightsAreComparedAcrossModels() throws IOException {
    assertThat(run("--samples", file(OUTPUTS), "--json")).isEqualTo(0);

    JsonNode models = json().get(0);
    assertThat(models.get("model").asString()).isEqualTo("all 3 models");
    assertThat(models.get("single").asDouble()).isEqualTo(100);
    assertThat(models.get("vote").asDouble()).isEqualTo(50);
    assertThat(models.get("weighted").get("vote").asDouble()).isEqualTo(100);
    assertThat(models.get("weighted").get("stopping").has("adaptive")).isTrue();
  }

  @Test
  void tablesAreForPeople() throws IOException {
    assertThat(run("--samples", file(OUTPUTS), "--threshold", "0.9")).isEqualTo(0);

    assertThat(out.toString()).startsWith("all 3 models: 2 queries, 3.0 samples each, ")
        .contains("the best model asked first", "vote of all", "vote until decided",
            "weighted vote, adaptive at 0.9", "windows of 3");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void someQueriesAreEnough() throws IOException {
    assertThat(run("--samples", file(SAMPLES), "--json", "--max-queries", "1")).isEqualTo(0);

    assertThat(json().get(0).get("queries").asInt()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--threshold=0.4", "--window=1", "--orders=0", "--max-queries=0"})
  void settingsOutOfRangeAreWrongUsage(String option) throws IOException {
    assertThat(run("--samples", file(SAMPLES), option)).isEqualTo(2);

    assertThat(err.toString()).contains("Usage: vote");
  }

  /** Promised in docs/replaying.md. */
  @ParameterizedTest
  @ValueSource(strings = {"voting/cruxeval-codellama7b.jsonl.gz",
      "routing/mmlupro14.outputs.jsonl.gz", "routing/zeroeval29.outputs.jsonl.gz"})
  void adaptiveStoppingSavesTwoFifthsOfTheSamplesAndLosesNothing(String file) {
    assertThat(run("--samples", PublishedData.path(file).toString(), "--json", "--max-queries",
        "600")).isEqualTo(0);

    JsonNode model = json().get(0);
    JsonNode adaptive = model.get("stopping").get("adaptive");
    assertThat(adaptive.get("samples").asDouble())
        .isLessThan(0.6 * model.get("samples").asDouble());
    assertThat(adaptive.get("accuracy").asDouble())
        .isGreaterThan(model.get("vote").asDouble() - 0.2);
    assertThat(model.get("stopping").get("decided").get("agreement").asDouble()).isEqualTo(100);
    assertThat(model.get("calibration").get("error_after").asDouble())
        .isLessThan(model.get("calibration").get("error_before").asDouble());
  }

  private String file(String lines) throws IOException {
    return Files.writeString(folder.resolve("samples.jsonl"), lines).toString();
  }

  private JsonNode json() {
    return JsonMapper.shared().readTree(out.toString());
  }

  private int run(String... arguments) {
    return new CommandLine(new VoteCommand()).setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
