package avengers.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.config.AdminConfig;
import avengers.gateway.config.Secret;
import avengers.gateway.fixture.Answer;
import avengers.gateway.fixture.Client;
import avengers.gateway.fixture.FileGateway;
import avengers.gateway.fixture.TwoBackends;
import avengers.gateway.fixture.Wire;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdminPortTest {
  private static final AdminConfig KEYED = new AdminConfig("127.0.0.1", 0,
      Optional.of(new Secret("let-me-in")), Duration.ZERO);

  @TempDir
  Path folder;

  private static String get(String path, String... headers) {
    return "GET " + path + " HTTP/1.1\r\n" + String.join("\r\n", headers)
        + "\r\nConnection: close\r\n\r\n";
  }

  @Test
  void whatIsNotExposedIsFoundAtTheAdminPortAlone() throws Exception {
    try (FileGateway gateway = FileGateway.start(folder, FileGateway.ports("") + """
        embedder: { serve: false }
        backends: [ { model: a, url: "http://127.0.0.1:9/v1" } ]
        """)) {
      for (String path : new String[]{"/health", "/health/live", "/health/ready", "/metrics"}) {
        assertThat(gateway.client().get(path).status()).as(path).isEqualTo(404);
        assertThat(gateway.admin().get(path).status()).as(path).isEqualTo(200);
      }
      assertThat(gateway.client().send("POST", "/admin/reload").status()).isEqualTo(404);
      assertThat(gateway.admin().get("/v1/models").status()).isEqualTo(404);
      assertThat(gateway.health().at("/backends/0/model").asString()).isEqualTo("a");
      assertThat(gateway.health().path("status").asString()).isEqualTo("ready");
    }
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.1:1, 200", "localhost, 200", "'[::1]:8081', 200", "LOCALHOST:80, 200",
      "evil.example, 403", "127.0.0.1.evil.example, 403", "localhost.evil.example:8081, 403",
      "10.0.0.7:8081, 403", "'[::2]:8081', 403", "1.127.0.0.1, 403"})
  void withoutAKeyOnlyNamesOfTheMachineItselfAreAnswered(String host, int status)
      throws IOException {
    try (TwoBackends models = TwoBackends.start();
        Wire wire = new Wire(models.gateway().adminAddress())) {
      assertThat(wire.send(get("/health", "Host: " + host)).readUntil("\r\n"))
          .startsWith("HTTP/1.1 " + status);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://evil.example", "null", "https://localhost", "http://localhost:1"})
  void pagesFromElsewhereAreKeptOut(String origin) {
    try (TwoBackends models = TwoBackends.start();
        Client admin = new Client(models.gateway().adminAddress())) {
      Answer answer = admin.get("/health", "Origin", origin);

      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.error().path("code").asString()).isEqualTo("origin_not_allowed");
      assertThat(answer.header("access-control-allow-origin")).isEmpty();
      assertThat(admin.get("/health", "Origin", models.gateway().adminAddress().toString())
          .status()).isEqualTo(200);
    }
  }

  @Test
  void aKeyOpensAllButWhetherItLivesAndIsReady() throws IOException {
    try (TwoBackends models = TwoBackends.start(setup -> setup.admin(KEYED));
        Client admin = new Client(models.gateway().adminAddress());
        Wire wire = new Wire(models.gateway().adminAddress())) {
      assertThat(admin.get("/health/live").status()).isEqualTo(200);
      assertThat(admin.get("/health/ready").status()).isEqualTo(200);
      for (String path : new String[]{"/health", "/metrics", "/admin/keys", "/nowhere"}) {
        Answer without = admin.get(path);
        Answer wrong = admin.get(path, "Authorization", "Bearer let-me-out");
        assertThat(without.status()).as(path).isEqualTo(401);
        assertThat(without.message()).contains("admin key is missing");
        assertThat(wrong.status()).as(path).isEqualTo(401);
        assertThat(wrong.text()).doesNotContain("let-me");
      }
      assertThat(admin.get("/health", "Authorization", "Bearer let-me-in").status())
          .isEqualTo(200);
      assertThat(wire.send(get("/health", "Host: gateway.example",
          "Authorization: Bearer let-me-in")).readUntil("\r\n"))
          .startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void exposedMetersNeedTheAdminKeyIfThereIsOne() {
    try (TwoBackends models = TwoBackends.start(setup -> setup.admin(KEYED).keys("client"))) {
      assertThat(models.client().get("/health/ready").status()).isEqualTo(200);
      assertThat(models.client().get("/metrics").status()).isEqualTo(401);
      assertThat(models.client().get("/metrics", "Authorization", "Bearer client").status())
          .isEqualTo(401);
      assertThat(models.client().get("/metrics", "Authorization", "Bearer let-me-in").status())
          .isEqualTo(200);
    }
  }

  @Test
  void exposedMetersNeedAClientsKeyElse() {
    try (TwoBackends models = TwoBackends.start(setup -> setup.keys("client"))) {
      assertThat(models.client().get("/metrics").status()).isEqualTo(401);
      assertThat(models.client().get("/metrics", "Authorization", "Bearer client").status())
          .isEqualTo(200);
    }
  }
}
