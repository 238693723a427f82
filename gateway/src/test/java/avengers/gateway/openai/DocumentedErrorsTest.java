package avengers.gateway.openai;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.backend.FailureReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever gets an error finds its code in a table of the docs. */
class DocumentedErrorsTest {
  private static final Path DOCS = Path.of("..", "docs");

  /** Nobody is left to be told. */
  private static final String OF_NOBODY = "cancelled";

  private static final Pattern MADE = Pattern.compile("withCode\\(\\s*\"([a-z_]+)\"\\)");

  private static Set<String> made() throws IOException {
    Set<String> made = new TreeSet<>();
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      for (Path source : sources.filter(Files::isRegularFile).toList()) {
        MADE.matcher(Files.readString(source)).results().forEach(code -> made.add(code.group(1)));
      }
    }
    assertThat(made).contains("rate_limit_exceeded", "no_answer", OF_NOBODY);
    made.remove(OF_NOBODY);
    return made;
  }

  private static String docs() throws IOException {
    StringBuilder docs = new StringBuilder();
    for (String page : new String[]{"api.md", "keys.md", "running.md"}) {
      docs.append(Files.readString(DOCS.resolve(page)));
    }
    return docs.toString();
  }

  @Test
  void theDocsTellEveryCode() throws IOException {
    assertThat(made()).allSatisfy(code -> assertThat(docs()).contains("`" + code + "`"));
  }

  @Test
  void theDocsTellWhatACallFailsOf() throws IOException {
    String metrics = Files.readString(DOCS.resolve("metrics.md"));

    assertThat(FailureReason.values())
        .allSatisfy(reason -> assertThat(metrics).contains("`" + reason.label() + "`"));
  }
}
