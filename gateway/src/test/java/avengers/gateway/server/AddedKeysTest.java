package avengers.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import avengers.gateway.config.BudgetConfig;
import avengers.gateway.config.ClientLimits;
import avengers.gateway.config.ConfigException;
import avengers.gateway.config.StorageConfig;
import avengers.gateway.fixture.Answer;
import avengers.gateway.fixture.Chat;
import avengers.gateway.fixture.Client;
import avengers.gateway.fixture.FileGateway;
import avengers.gateway.fixture.TwoBackends;
import avengers.gateway.upstream.Replies;
import avengers.gateway.upstream.ScriptedCompletion;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys that are added while the gateway runs are keys like those of the configuration. */
class AddedKeysTest {
  private static final String[] ADMIN = {"Authorization", "Bearer admin-key"};
  private static final String REACHABLE = """
      server: { port: 0, host: 0.0.0.0 }
      admin: { port: 0, watch: 0s, key: admin-key }
      storage: { file: data/keys }
      embedder: { serve: false }
      backends: [ { model: a, url: "http://127.0.0.1:9/v1" } ]
      """;

  @TempDir
  Path folder;

  private static int models(Client client, String... headers) {
    return client.get("/v1/models", headers).status();
  }

  @Test
  void othersThanThisMachineAskWithAddedKeysAlone() throws Exception {
    try (FileGateway gateway = FileGateway.start(folder, REACHABLE)) {
      assertThat(models(gateway.client())).as("without a key").isEqualTo(401);
      assertThat(models(gateway.client(), "Authorization", "Bearer any")).isEqualTo(401);

      Answer added = gateway.admin().post("/admin/keys", "{\"name\": \"web\"}", ADMIN);
      String key = "Bearer " + added.json().path("key").asString();
      assertThat(models(gateway.client(), "Authorization", key)).isEqualTo(200);
      assertThat(models(gateway.client())).as("without a key").isEqualTo(401);
    }
    try (FileGateway again = FileGateway.start(folder, REACHABLE)) {
      assertThat(models(again.client())).as("without a key").isEqualTo(401);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {", key: admin-key", "storage: { file: data/keys }"})
  void whereNobodyCouldAddAKeyOneIsNeededInTheConfiguration(String missing) {
    String without = REACHABLE.replace(missing,
        missing.startsWith("storage") ? "storage: off" : "");

    assertThatThrownBy(() -> FileGateway.start(folder, without).close())
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("server.host: can be reached from other machines")
        .hasMessageContainingAll("api-keys", "admin.key", "storage", "allow-anonymous: true");
  }

  @Test
  void whatWasSpentBeforeARestartIsSpentFromTheFirstRequestOn() {
    StorageConfig storage = new StorageConfig.Embedded(folder.resolve("spent"));
    ClientLimits limits = new ClientLimits(Set.of(), Optional.empty(), Optional.empty(),
        new BudgetConfig(OptionalDouble.of(0.002), OptionalDouble.empty()), Optional.empty(),
        ClientLimits.NONE.caps());
    for (int status : new int[]{200, 429}) {
      try (TwoBackends models = TwoBackends
          .start(setup -> setup.client("secret", "web", limits).storage(storage))) {
        models.always(Replies.completion(ScriptedCompletion.of("42").using(1_000, 500)));

        assertThat(models.client()
            .chat(Chat.with("alpha", "\"max_tokens\": 100"), "Authorization", "Bearer secret")
            .status()).isEqualTo(status);
      }
    }
  }
}
