package avengers.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import avengers.clustering.stopping.AskAll;
import avengers.embeddings.EmbeddingModel;
import avengers.gateway.config.DoubtConfig.Consequence;
import avengers.gateway.openai.Service;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordsTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final EmbeddingModel MODEL = EmbeddingModel.bundled();

  @ParameterizedTest
  @MethodSource("mistakes")
  void refuseWhatIsWrong(ThrowingCallable mistake) {
    assertThatIllegalArgumentException().isThrownBy(mistake);
  }

  static Stream<ThrowingCallable> mistakes() {
    return Stream.of(
        () -> new ServerConfig("a b", 1, List.of(), SECOND, 1024),
        () -> new ServerConfig("127.0.0.1", 65_536, List.of(), SECOND, 1024),
        () -> new ServerConfig("127.0.0.1", 1, List.of(), Duration.ZERO, 1024),
        () -> new ServerConfig("127.0.0.1", 1, List.of(), SECOND, 1023),
        () -> gateway("0.0.0.0", List.of(backend("a", "http://host")), List.of()),
        () -> new AdminConfig("0.0.0.0", 1),
        () -> new AdminConfig("127.0.0.1", 1, Optional.empty(), Duration.ofDays(1)),
        () -> new StopConfig(SECOND, Duration.ZERO),
        () -> new EmbedderConfig(MODEL, "m", true, 0, 1, SECOND),
        () -> new EmbedderConfig(MODEL, "m", true, 1, 0, SECOND),
        () -> new EmbedderConfig(MODEL, "m", true, 1, 1, Duration.ofDays(1)),
        () -> new EmbedderConfig(MODEL, " m", true, 1, 1, SECOND),
        () -> gateway(List.of(backend("m", "http://host")), List.of()),
        () -> http(Duration.ZERO, SECOND, SECOND, 1),
        () -> http(SECOND, Duration.ofDays(1), SECOND, 1),
        () -> http(SECOND, SECOND, Duration.ofMillis(999), 1),
        () -> http(SECOND, SECOND, SECOND, 0),
        () -> new CorsConfig(List.of()),
        () -> new CorsConfig(List.of("app.example")),
        () -> new CorsConfig(List.of("*", "https://app.example")),
        () -> backend(" a", "http://host"),
        () -> backend("a", "ftp://host"),
        () -> new Price(-1, 1),
        () -> new Price(1, Double.NaN),
        () -> new EnsembleConfig("", 1, 1, 0),
        () -> new EnsembleConfig("e", 65, 1, 0),
        () -> new EnsembleConfig("e", 1, 2, 0),
        () -> new EnsembleConfig("e", 1, 1, 2.1),
        () -> new OverrideConfig(true, 65),
        () -> new DoubtConfig(0, new Consequence.Answer()),
        () -> new Consequence.SampleMore(65),
        () -> new Consequence.Escalate(" "),
        () -> doubting(5, new Consequence.Answer()),
        () -> doubting(8, new Consequence.SampleMore(8)),
        () -> new EnsembleConfig("e", 5, 1, 0).withOverrides(new OverrideConfig(true, 4)),
        () -> gateway(List.of(), List.of()),
        () -> gateway(List.of(backend("a", "http://host")),
            List.of(doubting(8, new Consequence.Escalate("b")))),
        () -> gateway(List.of(backend("a", "http://host"), backend("a", "http://host")), List.of()),
        () -> gateway(List.of(backend("a", "http://host")),
            List.of(new EnsembleConfig("a", 1, 1, 0))),
        () -> new Problem(-1, 0, "", "message"),
        () -> new Problem(1, 1, "", " "),
        () -> new Range<>(2, 1));
  }

  private static HttpConfig http(Duration request, Duration idle, Duration keepAlive,
      int perMinute) {
    return new HttpConfig(request, idle, keepAlive, Optional.of(perMinute), Optional.empty(),
        Optional.empty());
  }

  private static EnsembleConfig doubting(int samples, Consequence consequence) {
    return new EnsembleConfig("e", samples, 1, 0.7,
        new VotingConfig(VotingConfig.Weighting.PLAIN, VotingConfig.FreeText.BEST, new AskAll(),
            Optional.of(new DoubtConfig(0.05, consequence))));
  }

  private static BackendConfig backend(String model, String url) {
    return new BackendConfig(model, URI.create(url), "up", Optional.empty(), Optional.empty(), 1,
        Optional.empty(), Set.of(Service.CHAT));
  }

  private static GatewayConfig gateway(List<BackendConfig> backends,
      List<EnsembleConfig> ensembles) {
    return gateway("127.0.0.1", backends, ensembles);
  }

  private static GatewayConfig gateway(String host, List<BackendConfig> backends,
      List<EnsembleConfig> ensembles) {
    return new GatewayConfig(new ServerConfig(host, 0, List.of(), SECOND, 1024),
        new EmbedderConfig(MODEL, "m", true, 1, 1, SECOND), Optional.empty(), backends,
        ensembles);
  }

  @Test
  void writeAmountsInTheLargestUnitThatDividesThem() {
    assertThat(Units.TIME.format(90_000)).isEqualTo("90s");
    assertThat(Units.TIME.format(3_600_000)).isEqualTo("1h");
    assertThat(Units.SIZE.format(3 << 20)).isEqualTo("3MB");
    assertThat(Units.SIZE.format(1)).isEqualTo("1");
  }
}
