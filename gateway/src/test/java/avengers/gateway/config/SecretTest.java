package avengers.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {
  @TempDir
  Path folder;

  @Test
  void staysOutOfText() throws Exception {
    GatewayConfig config = new ConfigFile(folder).with("KEY", "hunter2").read("""
        server: { api-keys: [ "${KEY}", { key: hunter3 } ] }
        backends:
          - { model: a, url: "http://host", api-key: "${KEY}" }
        """);

    assertThat(config.toString()).doesNotContain("hunter").contains("apiKey=Optional[***]");
    assertThat(config.server().clients()).extracting(ClientConfig::key)
        .containsExactly(KeyHash.of("hunter2"), KeyHash.of("hunter3"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"api-key: hunter2 x", "api-key: \"hunter2\\n\"", "api-key: [ hunter2 ]",
      "api-key: { hunter2: hunter2 }", "api-key: 4815162342", "api-key: ${BAD}",
      "api_key: hunter2", "connections: ${KEY}", "timeout: ${KEY}", "price: ${KEY}",
      "url: http://u:hunter2@host", "url: ${BAD}", "api-key: !x!hunter2 1", "api-key: *hunter2",
      "api-key: hunter2: x", "api-key: 'hunter2", "api-key: ${hunter-2}", "api-key: @hunter2"})
  void staysOutOfMessages(String line) throws Exception {
    var environment = Map.of("KEY", "hunter2", "BAD", "hunter2 with blanks");
    String text = "backends:\n  - model: b\n    " + line + "\n";

    assertThat(new ConfigFile(folder, environment).problems(text)).isNotEmpty()
        .allSatisfy(problem -> assertThat(problem).doesNotContain("hunter", "4815162342"));
  }

  @Test
  void mustFitAHeader() {
    assertThatThrownBy(() -> new Secret("hunter2\n")).isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("hunter2");
  }
}
