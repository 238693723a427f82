package avengers.gateway.server;

import static avengers.gateway.fixture.FileGateway.watched;
import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.fixture.Answer;
import avengers.gateway.fixture.Chat;
import avengers.gateway.fixture.FileGateway;
import avengers.gateway.upstream.Replies;
import avengers.gateway.upstream.ScriptedUpstream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@Timeout(120)
class ReloadTest {
  private static final String VERSION = "x-avengers-version";

  @TempDir
  Path folder;

  private final ScriptedUpstream first = ScriptedUpstream.start();
  private final ScriptedUpstream second = ScriptedUpstream.start();

  @BeforeEach
  void reply() {
    first.always(Replies.text("first"));
    second.always(Replies.text("second"));
  }

  @AfterEach
  void close() {
    first.close();
    second.close();
  }

  private String asking(ScriptedUpstream upstream) {
    return asking(upstream, "");
  }

  private String asking(ScriptedUpstream upstream, String server) {
    return FileGateway.ports(server) + """
        embedder: { serve: false }
        backends: [ { model: a, url: "%s" } ]
        """.formatted(upstream.url());
  }

  @Test
  void whatIsWrittenHoldsWithoutARestart() throws Exception {
    try (FileGateway gateway = FileGateway.start(folder, watched(asking(first)))) {
      Answer before = gateway.client().chat(Chat.to("a"));
      gateway.write(watched(asking(second)));
      JsonNode health = gateway.await(told -> told.has("last_reload"));
      Answer after = gateway.client().chat(Chat.to("a"));

      assertThat(before.content()).isEqualTo("first");
      assertThat(before.header(VERSION)).hasValueSatisfying(
          version -> assertThat(version).matches("1-[0-9a-f]{8}"));
      assertThat(after.content()).isEqualTo("second");
      assertThat(after.header(VERSION)).hasValueSatisfying(
          version -> assertThat(version).matches("2-[0-9a-f]{8}"));
      assertThat(health.at("/configuration/version").asString())
          .isEqualTo(after.header(VERSION).orElseThrow());
      assertThat(health.at("/last_reload/outcome").asString()).isEqualTo("applied");
      assertThat(health.at("/last_reload/cause").asString()).isEqualTo("a file changed");
      assertThat(gateway.admin().get("/metrics").text())
          .contains("avengers_config_info{version=\"" + after.header(VERSION).orElseThrow())
          .doesNotContain(before.header(VERSION).orElseThrow())
          .contains("avengers_config_reloads_total{outcome=\"applied\"} 1");
    }
  }

  @Test
  void aBadFileIsRefusedWithEveryReasonAndTheOldOneServesOn() throws Exception {
    try (FileGateway gateway = FileGateway.start(folder, asking(first))) {
      gateway.write(asking(second).replace("model: a", "modell: a") + "colour: red\n");
      Answer refused = gateway.reload();

      assertThat(refused.status()).isEqualTo(422);
      assertThat(refused.error().path("code").asString()).isEqualTo("configuration_refused");
      assertThat(refused.message()).contains("modell: unknown key; did you mean",
          "gateway.yaml:6:1: colour: unknown key");
      assertThat(gateway.client().chat(Chat.to("a")).content()).isEqualTo("first");
      assertThat(gateway.health().at("/last_reload/reason").asString())
          .isEqualTo(refused.message());
      assertThat(gateway.version()).startsWith("1-");
      assertThat(gateway.admin().get("/metrics").text())
          .contains("avengers_config_reloads_total{outcome=\"refused\"} 1");

      gateway.write(asking(second));
      assertThat(gateway.reload().json().path("outcome").asString()).isEqualTo("applied");
      assertThat(gateway.client().chat(Chat.to("a")).content()).isEqualTo("second");
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      port: 0       | port: 1              | server.port
      port: 0       | port: 0, host: localhost | server.host
      watch: 0s     | watch: 0s, key: k     | admin.key
      """)
  void whatNeedsARestartIsRefusedAsAWhole(String old, String other, String key) throws Exception {
    try (FileGateway gateway = FileGateway.start(folder, asking(first))) {
      gateway.write(asking(second).replaceFirst(old, other));

      Answer refused = gateway.reload();

      assertThat(refused.message()).contains("restart", key, "nothing of the file was applied");
      assertThat(gateway.client().chat(Chat.to("a")).content()).isEqualTo("first");
    }
  }

  @Test
  void aRequestEndsOnTheVersionItBeganWith() throws Exception {
    CompletableFuture<String> gate = new CompletableFuture<>();
    first.always(Replies.behind(gate, Replies.text("first")));
    try (FileGateway gateway = FileGateway.start(folder, asking(first))) {
      CompletableFuture<Answer> early = gateway.client().chatLater(Chat.to("a"));
      first.await(counts -> counts.open() == 1);
      gateway.write(asking(second));
      gateway.reload();
      Answer late = gateway.client().chat(Chat.to("a"));
      JsonNode both = gateway.health();
      gate.complete("open");

      assertThat(late.content()).isEqualTo("second");
      assertThat(both.at("/configuration/versions_in_use").asInt()).isEqualTo(2);
      assertThat(early.get(10, TimeUnit.SECONDS).content()).isEqualTo("first");
      assertThat(early.get().header(VERSION)).hasValueSatisfying(
          version -> assertThat(version).startsWith("1-"));
      assertThat(late.header(VERSION)).hasValueSatisfying(
          version -> assertThat(version).startsWith("2-"));
      gateway.await(told -> told.at("/configuration/versions_in_use").asInt() == 1);
    }
  }

  @Test
  void aFileThatWasOnlyTouchedIsNotReadAsANewOne() throws Exception {
    try (FileGateway gateway = FileGateway.start(folder, asking(first))) {
      Files.setLastModifiedTime(folder.resolve("gateway.yaml"), FileTime.fromMillis(1_000_000));

      Answer asked = gateway.reload();

      assertThat(asked.json().path("outcome").asString()).isEqualTo("unchanged");
      assertThat(asked.json().path("version").asString()).startsWith("1-");
    }
  }

  @Test
  void aLinkThatLeadsElsewhereIsFollowedAsKubernetesSwapsThem() throws Exception {
    Path one = Files.createDirectory(folder.resolve("..one"));
    Path two = Files.createDirectory(folder.resolve("..two"));
    Files.writeString(one.resolve("gateway.yaml"), watched(asking(first)));
    Files.writeString(two.resolve("gateway.yaml"), watched(asking(second)));
    Path data = Files.createSymbolicLink(folder.resolve("..data"), one.getFileName());
    Path file = Files.createSymbolicLink(folder.resolve("gateway.yaml"),
        Path.of("..data", "gateway.yaml"));
    try (FileGateway gateway = new FileGateway(file)) {
      assertThat(gateway.client().chat(Chat.to("a")).content()).isEqualTo("first");
      Path next = Files.createSymbolicLink(folder.resolve("..next"), two.getFileName());
      Files.move(next, data, StandardCopyOption.ATOMIC_MOVE);

      gateway.await(told -> told.at("/configuration/version").asString().startsWith("2-"));

      assertThat(gateway.client().chat(Chat.to("a")).content()).isEqualTo("second");
    }
  }

  @Test
  void aKeyThatIsReplacedInItsFileOpensNoMore() throws Exception {
    Path key = Files.writeString(folder.resolve("key"), "leaked\n");
    String keyed = asking(first, ", api-keys: [ { key-file: key, name: web } ]");
    try (FileGateway gateway = FileGateway.start(folder, keyed)) {
      assertThat(models(gateway, "leaked")).isEqualTo(200);
      Files.writeString(key, "fresh\n");

      assertThat(gateway.reload().json().path("outcome").asString()).isEqualTo("applied");

      assertThat(models(gateway, "leaked")).isEqualTo(401);
      assertThat(models(gateway, "fresh")).isEqualTo(200);
      assertThat(gateway.reload().json().path("outcome").asString()).isEqualTo("unchanged");
    }
  }

  @Test
  void aChangeOfAKeysFileIsSeen() throws Exception {
    Path key = Files.writeString(folder.resolve("key"), "leaked\n");
    String keyed = asking(first, ", api-keys: [ { key-file: key, name: web } ]");
    try (FileGateway gateway = FileGateway.start(folder, watched(keyed))) {
      Path next = Files.writeString(folder.resolve("next"), "fresh\n");
      Files.move(next, key, StandardCopyOption.ATOMIC_MOVE);

      gateway.await(told -> told.at("/configuration/version").asString().startsWith("2-"));

      assertThat(models(gateway, "leaked")).isEqualTo(401);
      assertThat(models(gateway, "fresh")).isEqualTo(200);
    }
  }

  private static int models(FileGateway gateway, String key) {
    return gateway.client().get("/v1/models", "Authorization", "Bearer " + key).status();
  }

  @Test
  void aFileThatIsNamedBeforeItIsThereIsWaitedFor() throws Exception {
    try (FileGateway gateway = FileGateway.start(folder, watched(asking(first)))) {
      gateway.write(watched(asking(second)) + "router: { file: router.json }\n");
      gateway.await(told -> told.at("/last_reload/reason").asString().contains("router.json"));
      Files.writeString(folder.resolve("router.json"), "{}");

      gateway.await(told -> told.at("/last_reload/reason").asString().contains("format"));

      assertThat(gateway.client().chat(Chat.to("a")).content()).isEqualTo("first");
    }
  }

  @Test
  void whatAClientHasUsedUpOfAMinuteStaysUsedUp() throws Exception {
    String limited = ", requests-per-minute: 2";
    try (FileGateway gateway = FileGateway.start(folder, asking(first, limited))) {
      gateway.client().chat(Chat.to("a"));
      gateway.write(asking(second, limited));
      gateway.reload();

      assertThat(gateway.client().chat(Chat.to("a")).header("x-ratelimit-remaining-requests"))
          .contains("0");
    }
  }

  @Test
  void keptAnswersAreKeptWhileTheSameRequestsWouldBeAnsweredAlike() throws Exception {
    String kept = asking(first) + "ensembles: [ { name: e, samples: 1, models: 1, cache: true } ]\n"
        + "cache: {}\n";
    try (FileGateway gateway = FileGateway.start(folder, kept)) {
      gateway.client().chat(Chat.to("e"));
      gateway.write(kept.replace("port: 0 }", "port: 0, max-body: 2MB }"));
      gateway.reload();
      gateway.client().chat(Chat.to("e"));
      assertThat(first.counts().all()).as("the answer was kept").isEqualTo(1);

      gateway.write(kept.replace("samples: 1", "samples: 2"));
      gateway.reload();
      gateway.client().chat(Chat.to("e"));
      assertThat(first.counts().all()).as("the ensemble is another one").isGreaterThan(1);
    }
  }

  @Test
  void namesOfLaterConfigurationsAreLabelsAndCountersGoOn() throws Exception {
    try (FileGateway gateway = FileGateway.start(folder, asking(first))) {
      gateway.client().chat(Chat.to("a"));
      gateway.write(asking(first).replace("{ model: a,", "{ model: b,"));
      gateway.reload();
      gateway.client().chat(Chat.to("b"));

      for (String name : List.of("a", "b")) {
        gateway.admin()
            .awaitMetric("avengers_requests_total{gen_ai_request_model=\"" + name
                + "\",outcome=\"answered\"}", 1);
      }
    }
  }

  @Test
  void aFileThatIsGoneIsNoConfiguration() throws Exception {
    try (FileGateway gateway = FileGateway.start(folder, asking(first))) {
      Files.delete(folder.resolve("gateway.yaml"));

      assertThat(gateway.reload().message()).contains("there is no such file");
      assertThat(gateway.client().chat(Chat.to("a")).content()).isEqualTo("first");
    }
  }
}
