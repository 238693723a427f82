package avengers.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedFileTest {
  @TempDir
  Path folder;

  @Test
  void reportsAFileThatIsNone() throws IOException {
    ConfigFile file = new ConfigFile(folder);

    assertThat(file.problems(folder.resolve("gone.yaml")))
        .containsExactly(": there is no such file");
    assertThat(file.problems(folder)).containsExactly(": is a folder, not a file");
    assertThat(file.problems(Files.write(file.path(), new byte[]{'a', ':', (byte) 0xff})))
        .containsExactly(": is not UTF-8 text");
    assertThat(file.problems("# large\n".repeat(1 << 18)))
        .containsExactly(": is larger than 1 MB");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "# only a comment\n", "\uFEFF"})
  void reportsAnEmptyFile(String text) throws IOException {
    assertThat(new ConfigFile(folder).problems(text)).containsExactly(": is empty");
  }

  @Test
  void reportsMalformedYaml() throws IOException {
    assertThat(problems("server: [ 1"))
        .containsExactly(":1:12: is not YAML: expected ',' or ']', but got <stream end>");
    assertThat(problems("a: b: c")).containsExactly(
        ":1:5: is not YAML: mapping values are not allowed here");
    assertThat(problems("a: 1\n\tb: 2")).singleElement().asString().startsWith(":2:1: is not YAML");
    assertThat(problems("a: 1\n---\nb: 2")).singleElement()
        .asString()
        .startsWith(":2:1: is not YAML");
    assertThat(problems("a: 1\nb: \u0001"))
        .containsExactly(":2:4: the character U+0001 is not allowed");
    assertThat(problems("%YAML 3.0\n---\na: 1")).hasSize(1);
    assertThat(problems("%YAML 99999999999.1\n---\na: 1")).hasSize(1);
    assertThat(problems("a: \"\\UFFFFFFFF\"")).hasSize(1);
    assertThat(problems("just a text"))
        .containsExactly(":1:1: expected a mapping, found a single value");
    assertThat(problems("- a")).containsExactly(":1:1: expected a mapping, found a list");
  }

  @Test
  void refusesWhatCouldBeExpensive() throws IOException {
    assertThat(problems("a: &a [ 1 ]\nb: *a\n")).containsExactly(":2:4: aliases are not supported");
    assertThat(problems("a: !!str 1")).containsExactly(":1:4: tags are not supported");
    assertThat(problems("a: !x!hunter2 1")).singleElement()
        .asString()
        .startsWith(":1:4: is not YAML: tags are not supported");
    assertThat(problems("[".repeat(500_000)))
        .containsExactly(":1:33: nested deeper than 32 levels");
    assertThat(problems("- ".repeat(500_000)))
        .containsExactly(":1:65: nested deeper than 32 levels");
  }

  private List<String> problems(String text) throws IOException {
    return new ConfigFile(folder).problems(text);
  }
}
