package avengers.clustering.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** The page as Chromium draws it, without a network; skipped where there is no Chromium. */
class BrowserTest {
  @TempDir
  private Path folder;

  private static Optional<Path> chromium() {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .flatMap(path -> Stream.of("chromium", "chromium-browser", "google-chrome")
            .map(name -> Path.of(path, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** The page's elements after its scripts have run. */
  private String drawn(ReportPage page) throws IOException, InterruptedException {
    Optional<Path> browser = chromium();
    assumeTrue(browser.isPresent(), "there is no Chromium on the PATH: skipped");
    Path file = folder.resolve("report.html");
    page.write(file);
    Path elements = folder.resolve("elements.html");
    Path log = folder.resolve("log.txt");
    Process process = new ProcessBuilder(browser.orElseThrow().toString(), "--headless=new",
        "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
        "--user-data-dir=" + folder.resolve("profile"), "--host-resolver-rules=MAP * ~NOTFOUND",
        "--enable-logging=stderr", "--window-size=1400,900", "--dump-dom", file.toUri().toString())
        .redirectOutput(elements.toFile())
        .redirectError(log.toFile())
        .start();
    try {
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("Chromium ends").isTrue();
    } finally {
      process.destroyForcibly().waitFor();
    }
    assertThat(Files.readAllLines(log)).as("messages of the page")
        .noneMatch(line -> line.contains(":CONSOLE"));
    return Files.readString(elements);
  }

  @Test
  void everySectionIsDrawnWithoutAComplaint() throws Exception {
    String elements = drawn(Planted.page());

    assertThat(elements).contains(
        "Routing answers 65.4&nbsp;% right; the best single model 62.2&nbsp;%",
        "better</span> by 3.2 points (95 % interval 2.1 to 4.3).");
    for (String section : elements.split("<section ", -1)) {
      if (section.startsWith("id=")) {
        assertThat(section).as(section.lines().findFirst().orElse(""))
            .containsAnyOf("<svg", "<tr", "<details", "<dd>");
      }
    }
  }

  @Test
  void theLeastEvaluationIsDrawnWithoutAComplaint() throws Exception {
    ObjectNode least = Planted.evaluation()
        .retain(List.of("queries", "models", "clusters", "seeds", "best_single", "routed",
            "dominant"))
        .put("dominant", "even");

    String elements = drawn(
        ReportPage.of(least, Planted.router(Planted.queries()), Planted.queries()));

    assertThat(elements).contains("One model dominates: even.", "Costs are unknown");
  }
}
