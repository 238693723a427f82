package avengers.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A {@code gateway.yaml} in a folder of a test, and what reading it gives. */
record ConfigFile(Path folder, Map<String, String> environment) {
  static final String BACKENDS = """
      backends:
        - { model: a, url: "http://127.0.0.1:8001/v1" }
        - { model: b, url: "http://127.0.0.1:8002/v1" }
      """;

  ConfigFile(Path folder) {
    this(folder, Map.of());
  }

  ConfigFile with(String variable, String value) {
    return new ConfigFile(folder, Map.of(variable, value));
  }

  Path path() {
    return folder.resolve("gateway.yaml");
  }

  GatewayConfig read(String text) throws IOException, ConfigException {
    return ConfigReader.read(Files.writeString(path(), text), environment);
  }

  /** The problems of a text, one a line, without the file's name. */
  List<String> problems(String text) throws IOException {
    return problems(Files.writeString(path(), text));
  }

  List<String> problems(Path file) {
    ConfigException e = catchThrowableOfType(ConfigException.class,
        () -> ConfigReader.read(file, environment));
    assertThat(e).as("the mistake was found").isNotNull();
    assertThat(e).hasMessage(String.join("\n",
        e.problems().stream().map(problem -> problem.in(file.toString())).toList()));
    return e.problems().stream().map(problem -> problem.in("")).toList();
  }

  /** The problems of two good backends followed by this text, which begins at line 4. */
  List<String> problemsAfterBackends(String text) throws IOException {
    return problems(BACKENDS + text);
  }
}
