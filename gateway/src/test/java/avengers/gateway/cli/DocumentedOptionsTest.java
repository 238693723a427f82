package avengers.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Each option of each command has its place in the docs, beside its line of help. */
class DocumentedOptionsTest {
  private static final Path ROOT = Path.of("..");
  private static final List<String> OF_ALL = List.of("--help", "--version");

  private static String docs;

  @BeforeAll
  static void readAll() throws IOException {
    StringBuilder all = new StringBuilder(Files.readString(ROOT.resolve("README.md")));
    try (Stream<Path> pages = Files.list(ROOT.resolve("docs"))) {
      for (Path page : pages.filter(Files::isRegularFile).toList()) {
        all.append(Files.readString(page));
      }
    }
    docs = all.toString();
  }

  private static Collection<CommandLine> commands() {
    return Avengers.commandLine().getSubcommands().values();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void theDocsTellOf(CommandLine command) {
    assertThat(docs).contains("avengers " + command.getCommandName());
    assertThat(command.getCommandSpec()
        .options()
        .stream()
        .map(option -> option.longestName())
        .filter(name -> !OF_ALL.contains(name)))
        .allSatisfy(name -> assertThat(docs).containsPattern(name + "(?![a-z-])"));
  }
}
