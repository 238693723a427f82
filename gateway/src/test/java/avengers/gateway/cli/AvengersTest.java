package avengers.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AvengersTest {
  @TempDir
  Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"demo", "serve", "check", "collect", "fit", "evaluate"})
  void everyCommandExplainsItself(String command) {
    Run run = Run.of(command, "--help");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("Usage: avengers " + command, "--help");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void theProgramListsItsCommands() {
    Run run = Run.of("--help");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("demo", "serve", "collect", "fit", "evaluate");
  }

  @Test
  void theProgramTellsItsVersion() {
    Run run = Run.of("--version");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).startsWith("avengers ");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      --nonsense                  | avengers
      serve --nonsense            | avengers serve
      demo --port eighty          | avengers demo
      demo --seed                 | avengers demo
      serve                       | avengers serve
      collect --config a          | avengers collect
      fit --observations a        | avengers fit
      evaluate extra              | avengers evaluate
      fit --pooling max           | avengers fit
      """)
  void wrongUsageIsToldInOneLineAndAHint(String line, String command) {
    Run run = Run.of(line.split(" ", -1));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).hasSize(2)
        .first()
        .asString()
        .startsWith("avengers: ");
    assertThat(run.err()).endsWith("Try '" + command + " --help'.\n");
  }

  @ParameterizedTest
  @CsvSource({"sreve, serve", "dem, demo", "evalute, evaluate"})
  void aMisspeltCommandGetsASuggestion(String misspelt, String meant) {
    Run run = Run.of(misspelt);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("avengers: Unmatched argument").contains(meant);
  }

  @Test
  void noCommandIsWrongUsage() {
    assertThat(Run.of().exitCode()).isEqualTo(2);
  }

  private static void failsInOneLine(Run run, String... parts) {
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).startsWith("avengers: ")
        .contains(parts)
        .doesNotContain("Exception",
            "\tat ", "unexpected");
    assertThat(run.err().lines()).hasSize(1);
  }

  @Test
  void aMissingConfigurationIsNamed() {
    failsInOneLine(Run.of("serve", "--config", folder.resolve("gone.yaml").toString()),
        "gone.yaml");
  }

  @Test
  void everyMistakeInAConfigurationIsALine() throws IOException {
    Path file = Files.writeString(folder.resolve("gateway.yaml"), """
        server: { port: eighty }
        backends: []
        """);

    Run run = Run.of("serve", "--config", file.toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().lines()).hasSize(2);
    assertThat(run.err()).startsWith("avengers: " + file + ":1:17: server.port: expected")
        .contains(file + ":2:11: backends: at least one backend is needed");
  }

  @Test
  void aPortInUseIsToldInOneLine() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Path file = Files.writeString(folder.resolve("gateway.yaml"), """
          server: { port: %d }
          admin: { port: 0 }
          backends: [ { model: a, url: "http://127.0.0.1:9/v1" } ]
          """.formatted(taken.getLocalPort()));

      failsInOneLine(Run.of("serve", "--config", file.toString()),
          "cannot listen at 127.0.0.1:" + taken.getLocalPort() + ": Address already in use");
    }
  }

  @Test
  void anAdminPortInUseIsToldWithItsKey() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Path file = Files.writeString(folder.resolve("gateway.yaml"), """
          server: { port: 0 }
          admin: { port: %d }
          backends: [ { model: a, url: "http://127.0.0.1:9/v1" } ]
          """.formatted(taken.getLocalPort()));

      failsInOneLine(Run.of("serve", "--config", file.toString()),
          "cannot listen at 127.0.0.1:" + taken.getLocalPort() + ": Address already in use",
          "admin.port is the key to change");
    }
  }

  @Test
  void aRightConfigurationIsSaidToBeSo() throws IOException {
    Path file = Files.writeString(folder.resolve("gateway.yaml"), """
        backends:
          - { model: a, url: "http://127.0.0.1:9/v1" }
          - { model: b, url: "http://127.0.0.1:9/v1" }
        ensembles: [ { name: both } ]
        """);

    Run run = Run.of("check", "--config", file.toString());

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).isEqualTo(file + ": right; models a, b; ensembles both\n");
  }

  @Test
  void aWrongConfigurationFailsItsCheckWithEveryMistake() throws IOException {
    Path file = Files.writeString(folder.resolve("gateway.yaml"), """
        server: { host: 0.0.0.0, drain: 30s }
        admin: { host: 0.0.0.0, port: 8080 }
        backends: [ { model: a, url: "http://127.0.0.1:9/v1" } ]
        """);

    Run run = Run.of("check", "--config", file.toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).satisfiesExactly(
        line -> assertThat(line).contains(":1:17: server.host: can be reached from other machines",
            "api-keys", "allow-anonymous: true"),
        line -> assertThat(line).contains(":1:33: server.drain: must not be longer than grace"),
        line -> assertThat(line).contains(":2:16: admin.host: can be reached from other machines",
            "admin.key"),
        line -> assertThat(line).contains(":2:31: admin.port: must not be server.port"));
  }

  @Test
  void aRouterFileThatIsNoneIsNamed() throws IOException {
    Files.writeString(folder.resolve("router.json"), "{format}");
    Path file = Files.writeString(folder.resolve("gateway.yaml"), """
        server: { port: 0 }
        router: { file: router.json }
        backends: [ { model: a, url: "http://127.0.0.1:9/v1" } ]
        """);

    failsInOneLine(Run.of("serve", "--config", file.toString()), "router.json:1: not JSON");
  }

  @Test
  void whatFailsInAParallelPartIsToldWithoutItsType() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (String query : List.of("the sum of 1 and 2", "a poem", "the capital of Chad", "a loop")) {
      lines.append("{\"query\": \"%s\", \"dataset\": \"%s\", \"records\": {\"a\": 1}}%n"
          .formatted(query, query));
    }
    Path file = Files.writeString(folder.resolve("o.jsonl"), lines);

    failsInOneLine(Run.of("evaluate", "--observations", file.toString(), "--clusters", "2"),
        "avengers: each data set is split in 70 % and 30 %, and none has 2 queries or more");
  }

  @Test
  void missingObservationsAreNamed() {
    String gone = folder.resolve("gone.jsonl").toString();

    failsInOneLine(Run.of("evaluate", "--observations", gone), "gone.jsonl");
    failsInOneLine(Run.of("fit", "--observations", gone, "--out", folder.resolve("r").toString()),
        "gone.jsonl");
  }
}
