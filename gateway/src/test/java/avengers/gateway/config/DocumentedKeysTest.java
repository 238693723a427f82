package avengers.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who looks for a key finds it in the sample and in the docs, and no other there. */
class DocumentedKeysTest {
  private static final Path ROOT = Path.of("..");

  /** A request alone says it so; the file has a duration. */
  private static final String OF_REQUESTS = "deadline-ms";

  private static final Pattern READ = Pattern
      .compile("\\.(?:optional|required|section|optionalSection)\\(\\s*\"([a-z-]+)\"");
  private static final Pattern WORD = Pattern.compile("[a-z][a-z-]*");
  private static final Pattern YAML = Pattern.compile("(?s)```yaml\n(.*?)```");
  private static final Pattern KEY = Pattern.compile("(?<![\\w\"/:.$-])([a-z][a-z-]*):(?=\\s)");

  private static Set<String> words(Pattern pattern, String text) {
    return pattern.matcher(text)
        .results()
        .map(found -> found.group(found.groupCount()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> known() throws IOException {
    Set<String> known = new TreeSet<>();
    try (Stream<Path> sources = Files.list(Path.of("src/main/java/avengers/gateway/config"))) {
      for (Path source : sources.toList()) {
        known.addAll(words(READ, Files.readString(source)));
      }
    }
    assertThat(known).contains("server", "max-connections", "most-samples", OF_REQUESTS);
    return known;
  }

  private static Stream<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
      return Stream.concat(docs.filter(page -> page.toString().endsWith(".md")),
          Stream.of(ROOT.resolve("README.md"))).sorted().toList().stream();
    }
  }

  @Test
  void everyKeyIsInTheSampleAndInTheDocs() throws IOException {
    Set<String> known = known();
    known.remove(OF_REQUESTS);
    StringBuilder docs = new StringBuilder();
    for (Path page : pages().toList()) {
      docs.append(Files.readString(page)).append('\n');
    }

    assertThat(words(WORD, Files.readString(ROOT.resolve("config/gateway.yaml"))))
        .containsAll(known);
    assertThat(words(WORD, docs.toString())).containsAll(known);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void whatAPageConfiguresIsKnown(Path page) throws IOException {
    Set<String> keys = YAML.matcher(Files.readString(page))
        .results()
        .map(MatchResult::group)
        .filter(block -> !block.contains("containers:"))
        .map(block -> block.replaceAll("#.*", ""))
        .flatMap(block -> words(KEY, block).stream())
        .collect(Collectors.toCollection(TreeSet::new));

    assertThat(known()).containsAll(keys);
  }
}
