package avengers.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.embeddings.EmbeddingModel;
import avengers.embeddings.ModelSource;
import avengers.embeddings.Pooling;
import avengers.gateway.openai.Service;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigReaderTest {
  private static final Set<Service> CHAT = Set.of(Service.CHAT);

  @TempDir
  Path folder;

  @Test
  void mapsEveryKey() throws Exception {
    Path model = Files.createDirectory(folder.resolve("model"));
    Files.createFile(model.resolve("model.onnx"));
    Files.createFile(model.resolve("tokenizer.json"));
    Path certificate = Files.createFile(folder.resolve("cert.pem"));
    Path key = Files.createFile(folder.resolve("key.pem"));
    Path router = Files.createFile(folder.resolve("router.json"));

    GatewayConfig config = new ConfigFile(folder, Map.of("KEY", "k-1", "QWEN_KEY", "k-2",
        "ADMIN_KEY", "k-3")).read("""
            server:
              host: 0.0.0.0
              port: 0
              api-keys: [ ${KEY}, literal ]
              deadline: 90s
              keep-alive: 15s
              max-body: 10KB
              request-timeout: 10s
              idle-timeout: 20s
              requests-per-minute: 600
              tls: { certificate: cert.pem, key: ./key.pem, client-ca: cert.pem,
                client-auth: request }
              header-timeout: 2s
              max-connections: 7
              media-urls: data-only
              cors: { origins: [ "https://app.example", "http://localhost:3000" ] }
              access-log: { file: access.log, texts: true, max-size: 1MB, files: 2 }
              recent-requests: { memory: 1MB, age: 1h, texts: true }
              allow-anonymous: true
              expose: [ health, metrics ]
              drain: 5s
              grace: 20s
            admin: { host: 0.0.0.0, port: 9090, key: "${ADMIN_KEY}", watch: 10s }
            embedder:
              model: model
              name: mini
              max-tokens: 512
              pooling: cls
              threads: 3
              queue: 17
              deadline: 500ms
            router: { file: ./router.json }
            backends:
              - model: qwen2.5-7b
                url: https://host.example:8443/v1/
                upstream-model: Qwen/Qwen2.5-7B-Instruct
                api-key: ${QWEN_KEY}
                price: { input: 0.10, output: 4e-1 }
                connections: 8
                timeout: 2m
                serves: [ chat, completions, embeddings, responses ]
                tls: { ca: cert.pem, certificate: cert.pem, key: key.pem, verify-host: false }
              - { model: other, url: "http://[::1]:8002/v1" }
            storage: { url: "jdbc:postgresql://db.example/avengers", user: avengers, password: k-4 }
            ensembles:
              - { name: avengers, samples: 7, models: 1, temperature: 1 }
              - { name: pair, samples: 2, models: 2, temperature: 0.25 }
            """);

    assertThat(config).isEqualTo(new GatewayConfig(
        new ServerConfig("0.0.0.0", 0, List.of(new ClientConfig(new Secret("k-1"), 1),
            new ClientConfig(new Secret("literal"), 2)),
            Duration.ofSeconds(90), 10_240,
            new HttpConfig(Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(15),
                Optional.of(600),
                Optional.of(new TlsConfig(certificate.toAbsolutePath(), key.toAbsolutePath(),
                    Optional.of(certificate.toAbsolutePath()), ClientCertificates.REQUEST)),
                Optional.of(
                    new CorsConfig(List.of("https://app.example", "http://localhost:3000"))),
                new LimitsConfig(Duration.ofSeconds(2), 7, MediaUrls.DATA_ONLY)),
            new AccountConfig(
                Optional.of(new AccessLogConfig(
                    Optional.of(folder.resolve("access.log").toAbsolutePath()), true, 1 << 20, 2)),
                new RecentConfig(1 << 20, Duration.ofHours(1), true)),
            new AccessConfig(true, Set.of(Exposed.HEALTH, Exposed.METRICS)),
            new StopConfig(Duration.ofSeconds(5), Duration.ofSeconds(20))),
        new EmbedderConfig(
            new EmbeddingModel(new ModelSource.Folder(model.toAbsolutePath()), Pooling.CLS, 512),
            "mini", true,
            3,
            17,
            Duration.ofMillis(500)),
        Optional.of(new RouterConfig(router.toAbsolutePath())),
        List.of(
            new BackendConfig("qwen2.5-7b", URI.create("https://host.example:8443/v1"),
                "Qwen/Qwen2.5-7B-Instruct", Optional.of(new Secret("k-2")),
                Optional.of(new Price(0.1, 0.4)), 8, Optional.of(Duration.ofMinutes(2)),
                Set.of(Service.values()))
                .with(new UpstreamTlsConfig(Optional.of(certificate.toAbsolutePath()),
                    Optional.of(certificate.toAbsolutePath()),
                    Optional.of(key.toAbsolutePath()), false)),
            new BackendConfig("other", URI.create("http://[::1]:8002/v1"), "other",
                Optional.empty(),
                Optional.empty(), 64, Optional.empty(), CHAT)),
        List.of(new EnsembleConfig("avengers", 7, 1, 1.0),
            new EnsembleConfig("pair", 2, 2, 0.25)))
        .withStorage(new StorageConfig.Shared("jdbc:postgresql://db.example/avengers",
            Optional.of("avengers"), Optional.of(new Secret("k-4"))))
        .withAdmin(new AdminConfig("0.0.0.0", 9090, Optional.of(new Secret("k-3")),
            Duration.ofSeconds(10))));
  }

  @Test
  void givesEveryDefault() throws Exception {
    GatewayConfig config = new ConfigFile(folder).read("""
        backends:
          - { model: a, url: "http://127.0.0.1:8001/v1" }
          - { model: b, url: "http://127.0.0.1:8002/v1" }
          - { model: c, url: "http://127.0.0.1:8003/v1" }
        ensembles: [ { name: all } ]
        """);

    assertThat(config.server()).isEqualTo(
        new ServerConfig("127.0.0.1", 8080, List.of(), Duration.ofMinutes(2), 32 * 1024 * 1024,
            new HttpConfig(Duration.ofSeconds(30), Duration.ofSeconds(75), Duration.ofSeconds(5),
                Optional.empty(), Optional.empty(), Optional.empty(),
                new LimitsConfig(Duration.ofSeconds(10), 20_000, MediaUrls.ANY)),
            AccountConfig.USUAL, new AccessConfig(false, Set.of()),
            new StopConfig(Duration.ZERO, Duration.ofSeconds(25))));
    assertThat(config.admin()).isEqualTo(
        new AdminConfig("127.0.0.1", 8081, Optional.empty(), Duration.ofSeconds(1)));
    assertThat(config.embedder())
        .isEqualTo(new EmbedderConfig(EmbeddingModel.bundled(), "all-MiniLM-L6-v2", true,
            Math.min(256, Runtime.getRuntime().availableProcessors()), 256,
            Duration.ofSeconds(2)));
    assertThat(config.router()).isEmpty();
    assertThat(config.backends()).first()
        .isEqualTo(
            new BackendConfig("a", URI.create("http://127.0.0.1:8001/v1"), "a", Optional.empty(),
                Optional.empty(), 64, Optional.empty(), CHAT));
    assertThat(config.ensembles()).containsExactly(new EnsembleConfig("all", 5, 2, 0.7));
  }

  @Test
  void mapsEveryKeyOfABackendsReplicas() throws Exception {
    GatewayConfig config = new ConfigFile(folder, Map.of("ONE", "k-1")).read("""
        backends:
          - model: a
            replicas:
              - { url: "http://host-1/v1/", api-key: "${ONE}", weight: 3 }
              - { url: "http://host-2/v1" }
            connections: 8
            concurrency: 12
            queue: 7
            queue-wait: 300ms
            timeout: 2m
            connect-timeout: 1s
            first-token-timeout: 3s
            idle-timeout: 20s
            health:
              failures: 2
              pause: 500ms
              longest-pause: 20s
              slow-start: 0s
              cool-down: 5m
              probe: { path: /health, every: 10s, timeout: 1s }
        """);

    assertThat(config.backends()).containsExactly(new BackendConfig("a",
        List.of(new ReplicaConfig(URI.create("http://host-1/v1"), Optional.of(new Secret("k-1")),
            3), new ReplicaConfig(URI.create("http://host-2/v1"), Optional.empty(), 1)),
        "a", Optional.empty(), CHAT, BackendConfig.USUAL,
        new TimeoutsConfig(Duration.ofSeconds(1), Optional.of(Duration.ofSeconds(3)),
            Duration.ofSeconds(20), Optional.of(Duration.ofMinutes(2))),
        new LoadConfig(8, new ConcurrencyConfig.Fixed(12), 7, Duration.ofMillis(300)),
        new HealthConfig(2, Duration.ofMillis(500), Duration.ofSeconds(20), Duration.ZERO,
            Duration.ofMinutes(5), Optional.of(new ProbeConfig("/health", Duration.ofSeconds(10),
                Duration.ofSeconds(1)))),
        UpstreamTlsConfig.USUAL));
  }

  @Test
  void givesEveryDefaultOfABackendsReplicas() throws Exception {
    GatewayConfig config = new ConfigFile(folder).read("""
        backends:
          - model: a
            replicas: [ { url: "http://host-1" }, { url: "http://host-2" } ]
            health: { probe: }
        """);

    BackendConfig backend = config.backends().getFirst();
    assertThat(backend.load()).isEqualTo(
        new LoadConfig(64, new ConcurrencyConfig.Fixed(128), 1_024, Duration.ofSeconds(30)));
    assertThat(backend.timeouts()).isEqualTo(new TimeoutsConfig(Duration.ofSeconds(5),
        Optional.empty(), Duration.ofSeconds(60), Optional.empty()));
    assertThat(backend.health()).isEqualTo(new HealthConfig(5, Duration.ofSeconds(1),
        Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofMinutes(1), Optional.of(
            new ProbeConfig("/models", Duration.ofSeconds(5), Duration.ofSeconds(2)))));
  }

  @Test
  void aLimitMayAdapt() throws Exception {
    GatewayConfig config = new ConfigFile(folder).read("""
        backends:
          - { model: a, url: "http://host", concurrency: adaptive }
          - { model: b, url: "http://host", concurrency: { adaptive: { min: 2, max: 9 } } }
          - { model: c, url: "http://host", connections: 2, concurrency: adaptive }
        """);

    assertThat(config.backends()).extracting(backend -> backend.load().concurrency())
        .containsExactly(new ConcurrencyConfig.Adaptive(4, 64),
            new ConcurrencyConfig.Adaptive(2, 9), new ConcurrencyConfig.Adaptive(2, 2));
  }

  @Test
  void aLongPauseIsTheLongestPauseToo() throws Exception {
    GatewayConfig config = new ConfigFile(folder).read("""
        backends: [ { model: a, url: "http://host", health: { pause: 1m } } ]
        """);

    assertThat(config.backends().getFirst().health().longestPause())
        .isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void takesEmptySectionsForAbsentOnes() throws Exception {
    GatewayConfig config = new ConfigFile(folder)
        .read("server:\nembedder:\n" + ConfigFile.BACKENDS);

    assertThat(config.server().port()).isEqualTo(8080);
    assertThat(config.ensembles()).isEmpty();
  }

  @Test
  void anEmbedderIsNamedLikeItsFolder() throws Exception {
    Path model = Files.createDirectories(folder.resolve("models/e5-small"));
    Files.createFile(model.resolve("model.onnx"));
    Files.createFile(model.resolve("tokenizer.json"));

    GatewayConfig config = new ConfigFile(folder)
        .read("embedder: { model: models/e5-small, serve: true }\n" + ConfigFile.BACKENDS);

    assertThat(config.embedder().served()).contains("e5-small");
  }

  @Test
  void anEmbedderThatIsNotServedTakesNoName() throws Exception {
    GatewayConfig config = new ConfigFile(folder).read("""
        embedder: { serve: false }
        backends: [ { model: all-MiniLM-L6-v2, url: "http://127.0.0.1", serves: [ embeddings ] } ]
        """);

    assertThat(config.embedder().served()).isEmpty();
  }

  @Test
  void onlyBackendsThatServeChatAreAskedByEnsembles() throws Exception {
    GatewayConfig config = new ConfigFile(folder).read("""
        backends:
          - { model: a, url: "http://127.0.0.1:8001/v1", serves: [ embeddings ] }
          - { model: b, url: "http://127.0.0.1:8002/v1", serves: [ responses, chat ] }
        ensembles: [ { name: e } ]
        """);

    assertThat(config.chatModels()).containsExactly("b");
    assertThat(config.ensembles()).containsExactly(new EnsembleConfig("e", 5, 1, 0.7));
  }

  @Test
  void anEnsembleMayAskForMoreModelsThanThereAre() throws Exception {
    GatewayConfig config = new ConfigFile(folder).read("""
        backends: [ { model: only, url: "http://127.0.0.1:8001/v1" } ]
        ensembles: [ { name: avengers, samples: 5, models: 2 } ]
        """);

    assertThat(config.ensembles()).extracting(EnsembleConfig::models).containsExactly(2);
  }

  @Test
  void asksNoMoreModelsByDefaultThanThereAreBackendsOrSamples() throws Exception {
    ConfigFile file = new ConfigFile(folder);

    GatewayConfig oneBackend = file.read("""
        backends: [ { model: a, url: "http://127.0.0.1" } ]
        ensembles: [ { name: e } ]
        """);
    GatewayConfig oneSample = file
        .read(ConfigFile.BACKENDS + "ensembles: [ { name: e, samples: 1 } ]");

    assertThat(oneBackend.ensembles()).containsExactly(new EnsembleConfig("e", 5, 1, 0.7));
    assertThat(oneSample.ensembles()).containsExactly(new EnsembleConfig("e", 1, 1, 0.7));
  }

  @Test
  void readsTheSample() throws Exception {
    GatewayConfig config = ConfigReader.read(Path.of("..", "config", "gateway.yaml"),
        Map.of("QWEN_KEY", "k"));

    assertThat(config.backends()).extracting(BackendConfig::model)
        .containsExactly("qwen2.5-7b",
            "llama-3.1-8b", "gemma-2-9b");
    assertThat(config.ensembles()).extracting(EnsembleConfig::name).containsExactly("avengers");
  }
}
