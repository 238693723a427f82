package avengers.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubstitutionTest {
  @TempDir
  Path folder;

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      ${X}           | x
      a-${X}-${X}    | a-x-x
      $${X}          | ${X}
      ${GONE:-other} | other
      ${NIL:-other}  | other
      ${X:-other}    | x
      ${X:-}         | x
      ${NESTED}      | ${X}
      ${YAML}        | {a: b}
      $X             | $X
      """)
  void substitutes(String written, String name) throws Exception {
    Map<String, String> environment = Map.of("X", "x", "NIL", "", "NESTED", "${X}", "YAML",
        "{a: b}");
    GatewayConfig config = new ConfigFile(folder, environment).read("""
        backends:
          - model: %s
            url: http://host
        """.formatted(written));

    assertThat(config.backends().getFirst().model()).isEqualTo(name);
  }

  @Test
  void makesNumbersOfVariables() throws Exception {
    GatewayConfig config = new ConfigFile(folder).with("PORT", "81").read("""
        server:
          port: ${PORT}
          deadline: ${DEADLINE:-3s}
        ensembles: [ { name: e, temperature: "${T:-1.5}" } ]
        """ + ConfigFile.BACKENDS);

    assertThat(config.server().port()).isEqualTo(81);
    assertThat(config.server().deadline()).hasSeconds(3);
    assertThat(config.ensembles().getFirst().temperature()).isEqualTo(1.5);
  }

  @Test
  void namesTheVariableAndNotItsValue() throws Exception {
    assertThat(new ConfigFile(folder).with("X", "hunter2").problemsAfterBackends("""
        server:
          port: ${X}
          host: ${A} ${B}
          deadline: ${X:-${X}}
          max-body: ${}
          api-keys: [ "${not a name}" ]
        """)).containsExactly(
        ":5:9: server.port: expected a whole number from 0 to 65535, found the value of \"${X}\"",
        ":6:9: server.host: environment variable A is not set",
        ":6:9: server.host: environment variable B is not set",
        ":7:13: server.deadline: expected ${NAME} or ${NAME:-default}, found something else inside ${ }",
        ":8:13: server.max-body: expected ${NAME} or ${NAME:-default}, found something else inside ${ }",
        ":9:15: server.api-keys[0]: expected ${NAME} or ${NAME:-default}, found something else inside ${ }");
  }
}
