package avengers.clustering.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command as a shell runs it, with the default embedder. */
class ReportCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir
  private Path folder;
  private Path page = Path.of("");

  @BeforeEach
  void writeObservations() throws IOException {
    page = folder.resolve("report.html");
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      lines.append(String.format(
          "{\"query\": \"%s %d\", \"dataset\": \"d%d\", \"records\": {\"even\": %d, \"odd\": %d}}%n",
          i % 2 == 0 ? "a poem about swan" : "the sum of two and", i, i % 2, 1 - i % 2, i % 2));
    }
    Files.writeString(folder.resolve("observations.jsonl"), lines);
  }

  @Test
  void whatEvaluateMeasuredBecomesAPage() throws IOException {
    run(new EvaluateCommand(), "--clusters", "2", "--seeds", "1", "--json");
    Files.writeString(folder.resolve("evaluation.json"), out.toString());

    assertThat(report("--clusters", "2")).isEqualTo(0);

    assertThat(err.toString()).isEmpty();
    assertThat(out.toString()).endsWith(
        page + ": open it in a browser; it needs no network" + System.lineSeparator());
    assertThat(Files.readString(page)).startsWith("<!doctype html>").contains("a poem about swan");
  }

  @Test
  void anEvaluationWithOtherClustersIsAnErrorAndNoFile() throws IOException {
    run(new EvaluateCommand(), "--clusters", "3", "--seeds", "1", "--json");
    Files.writeString(folder.resolve("evaluation.json"), out.toString());

    assertThat(report("--clusters", "2")).isEqualTo(1);

    assertThat(err.toString()).contains("the evaluation is of 3 clusters, the router of 2");
    assertThat(page).doesNotExist();
  }

  @Test
  void aMissingEvaluationIsNamed() {
    assertThat(report()).isEqualTo(1);

    assertThat(err.toString()).contains("evaluation.json: there is no such file");
  }

  @Test
  void anEvaluationThatIsNotJsonIsNamedWithItsLine() throws IOException {
    Files.writeString(folder.resolve("evaluation.json"), "{\n\"queries\" 20}");

    assertThat(report()).isEqualTo(1);

    assertThat(err.toString()).contains("evaluation.json:2: not JSON: ");
  }

  private int report(String... more) {
    List<String> arguments = new ArrayList<>(List.of("--evaluation",
        folder.resolve("evaluation.json").toString(), "--out", page.toString()));
    arguments.addAll(List.of(more));
    return run(new ReportCommand(), arguments.toArray(String[]::new));
  }

  private int run(Object command, String... more) {
    List<String> arguments = new ArrayList<>(
        List.of("--observations", folder.resolve("observations.jsonl").toString()));
    arguments.addAll(List.of(more));
    return new CommandLine(command).setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments.toArray(String[]::new));
  }
}
