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
  void whatIsMeasuredBecomesAPage() throws IOException {
    assertThat(run("--clusters", "2", "--seeds", "1", "--leave-one-out")).isEqualTo(0);

    assertThat(err.toString()).isEmpty();
    assertThat(out.toString()).isEqualTo(
        page + ": open it in a browser; it needs no network" + System.lineSeparator());
    assertThat(Files.readString(page)).startsWith("<!doctype html>")
        .contains("a poem about swan", "leave_one_dataset_out");
  }

  @Test
  void theDataMayChooseTheNumberOfClusters() {
    assertThat(run("--clusters", "auto", "--seeds", "1")).isEqualTo(0);

    assertThat(page).isNotEmptyFile();
  }

  @Test
  void tooManyClustersAreAnErrorAndNoFile() {
    assertThat(run("--clusters", "21")).isEqualTo(1);

    assertThat(err.toString()).contains("cannot make 21 clusters");
    assertThat(page).doesNotExist();
  }

  @Test
  void noSeedIsAUsageError() {
    assertThat(run("--seeds", "0")).isEqualTo(2);

    assertThat(err.toString()).contains("--seeds must be at least 1, not 0");
  }

  private int run(String... more) {
    List<String> arguments = new ArrayList<>(List.of("--observations",
        folder.resolve("observations.jsonl").toString(), "--out", page.toString()));
    arguments.addAll(List.of(more));
    return new CommandLine(new ReportCommand()).setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments.toArray(String[]::new));
  }
}
