package avengers.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {
  @Test
  void theDemoLearnsRoutesVotesAndAnswersItsOwnQuestions(@TempDir Path folder) {
    Run run = Run.of("demo", "--once", "--port", "0", "--out", folder.toString());

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(percent(run, "routed")).isGreaterThan(percent(run, "best single model"));
    assertThat(percent(run, "routed and voted")).isGreaterThan(percent(run, "routed") - 2);
    assertThat(run.out().lines().filter(line -> line.startsWith("Question  "))).hasSizeBetween(3,
        6);
    assertThat(run.out().lines().filter(line -> line.startsWith("Votes     "))).allMatch(
        votes -> votes.matches("Votes     [0-5]/[0-5]"));
    assertThat(run.out().lines().filter(line -> line.startsWith("Cluster   "))).allMatch(
        cluster -> cluster.matches("Cluster   \\d+"));
    assertThat(folder.resolve("observations.jsonl")).isNotEmptyFile();
    assertThat(folder.resolve("router.json")).isNotEmptyFile();
  }

  @Test
  void aTakenPortIsToldBeforeTheWork() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Run run = Run.of("demo", "--port", Integer.toString(taken.getLocalPort()));

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.out()).isEmpty();
      assertThat(run.err()).startsWith("avengers: cannot listen at 127.0.0.1:").contains("--port");
    }
  }

  @Test
  void aPortThatIsNoneIsWrongUsage() {
    assertThat(Run.of("demo", "--port", "99999").exitCode()).isEqualTo(2);
  }

  private static double percent(Run run, String row) {
    Matcher line = Pattern.compile("^  " + row + " +([0-9.]+)$", Pattern.MULTILINE)
        .matcher(run.out());
    assertThat(line.find()).as("the row '%s' in%n%s", row, run.out()).isTrue();
    return Double.parseDouble(line.group(1));
  }
}
