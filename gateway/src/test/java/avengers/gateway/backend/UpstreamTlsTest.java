package avengers.gateway.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import avengers.gateway.config.BackendConfig;
import avengers.gateway.config.UpstreamTlsConfig;
import avengers.gateway.fixture.Certificates;
import avengers.gateway.fixture.Certificates.Issued;
import avengers.gateway.fixture.Chat;
import avengers.gateway.fixture.SecureUpstream;
import avengers.gateway.metrics.GatewayMeters;
import avengers.gateway.openai.ChatCompletion;
import avengers.gateway.openai.ChatRequest;
import avengers.gateway.openai.Service;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Towards backends TLS means that they are who they should be. */
class UpstreamTlsTest {
  @TempDir
  private static Path folder;
  private static Certificates authority;
  private static Certificates stranger;
  private static Issued own;

  @AutoClose
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void endVertx() {
    vertx.close().await();
  }

  @BeforeAll
  static void makeCertificates() {
    authority = new Certificates(folder, "authority");
    stranger = new Certificates(folder, "stranger");
    authority.issue("backend", "ip:127.0.0.1");
    own = authority.issue("gateway", "dns:gateway");
  }

  private static SecureUpstream upstream(boolean asksForCertificate) {
    return new SecureUpstream(authority.context(Optional.of("backend")), asksForCertificate);
  }

  private static UpstreamTlsConfig trusting(Certificates authority) {
    return trusting(authority.authority(), true);
  }

  private static UpstreamTlsConfig trusting(Path authority, boolean verifyHost) {
    return new UpstreamTlsConfig(Optional.of(authority), Optional.empty(), Optional.empty(),
        verifyHost);
  }

  private static UpstreamTlsConfig showing(Issued shown) {
    return new UpstreamTlsConfig(Optional.of(authority.authority()),
        Optional.of(shown.certificate()), Optional.of(shown.key()), true);
  }

  private Backend backend(SecureUpstream upstream, String host, UpstreamTlsConfig tls) {
    return new Backend(vertx, new BackendConfig("alpha", upstream.url(host), "served",
        Optional.empty(), Optional.empty(), 4, Optional.empty(), Set.of(Service.CHAT)).with(tls),
        new GatewayMeters(registry, Set.of("alpha")));
  }

  private boolean answers(Backend backend) {
    CallScope scope = CallScope.open(vertx, Duration.ofSeconds(10), "r");
    try {
      return backend.complete(ChatRequest.parse(
          Chat.to("alpha").getBytes(StandardCharsets.UTF_8)).whole("served"), scope)
          .await() instanceof Outcome.Answered<ChatCompletion>;
    } finally {
      scope.abort();
    }
  }

  @Test
  void whoeverTheAuthorityVouchesForIsAsked() {
    try (SecureUpstream upstream = upstream(false)) {
      assertThat(answers(backend(upstream, "127.0.0.1", trusting(authority)))).isTrue();
    }
  }

  @Test
  void whomNobodyKnownVouchesForIsNotAsked() {
    try (SecureUpstream upstream = upstream(false)) {
      assertThat(answers(backend(upstream, "127.0.0.1", UpstreamTlsConfig.USUAL))).isFalse();
      assertThat(answers(backend(upstream, "127.0.0.1", trusting(stranger)))).isFalse();
      assertThat(upstream.asked()).isZero();
    }
  }

  @Test
  void aCertificateOfAnotherHostIsNoGoodUnlessThatIsAllowed() {
    try (SecureUpstream upstream = upstream(false)) {
      assertThat(answers(backend(upstream, "localhost", trusting(authority)))).isFalse();
      assertThat(upstream.asked()).isZero();
      assertThat(answers(backend(upstream, "localhost",
          trusting(authority.authority(), false)))).isTrue();
    }
  }

  @Test
  void theGatewayShowsItsOwnCertificate() {
    try (SecureUpstream upstream = upstream(true)) {
      assertThat(answers(backend(upstream, "127.0.0.1", trusting(authority)))).isFalse();
      assertThat(answers(backend(upstream, "127.0.0.1",
          showing(stranger.issue("gateway", "dns:gateway"))))).isFalse();
      assertThat(answers(backend(upstream, "127.0.0.1", showing(own)))).isTrue();
      assertThat(upstream.asked()).isOne();
    }
  }

  @Test
  void filesThatChangeAreReadAgainAndBadOnesAreNotUsed() throws IOException {
    Path shown = folder.resolve("shown-ca.pem");
    Files.copy(authority.authority(), shown, StandardCopyOption.REPLACE_EXISTING);
    try (SecureUpstream upstream = upstream(false)) {
      Backend backend = backend(upstream, "127.0.0.1", trusting(shown, true));
      assertThat(answers(backend)).isTrue();
      assertThat(backend.reloadCertificates().await()).isFalse();

      Files.writeString(shown, "nonsense");
      assertThatThrownBy(backend.reloadCertificates()::await)
          .hasMessageContaining("no certificate in ");
      assertThat(answers(backend)).isTrue();

      Files.copy(stranger.authority(), shown, StandardCopyOption.REPLACE_EXISTING);
      assertThat(backend.reloadCertificates().await()).isTrue();
      assertThat(answers(backend)).isFalse();

      assertThat(registry.get("avengers.tls.reloads")
          .tags("side", "alpha", "outcome", "refused")
          .counter()
          .count()).isOne();
      assertThat(registry.get("avengers.tls.reloads")
          .tags("side", "alpha", "outcome", "done")
          .counter()
          .count()).isOne();
    }
  }
}
