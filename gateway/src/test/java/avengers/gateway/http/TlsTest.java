package avengers.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import avengers.gateway.config.ClientCertificates;
import avengers.gateway.config.TlsConfig;
import avengers.gateway.fixture.Answer;
import avengers.gateway.fixture.Certificates;
import avengers.gateway.fixture.Certificates.Issued;
import avengers.gateway.fixture.Chat;
import avengers.gateway.fixture.Client;
import avengers.gateway.fixture.GatewaySetup;
import avengers.gateway.fixture.TwoBackends;
import avengers.gateway.server.Gateway;
import avengers.gateway.upstream.Replies;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A gateway with a certificate speaks TLS, and HTTP/2 with who knows it. */
class TlsTest {
  @TempDir
  private static Path folder;
  private static Certificates authority;
  private static Certificates stranger;
  private static Issued own;

  @BeforeAll
  static void makeCertificates() {
    authority = new Certificates(folder, "authority");
    stranger = new Certificates(folder, "stranger");
    own = authority.issue("gateway", "ip:127.0.0.1");
    authority.issue("client", "dns:client");
    stranger.issue("client", "dns:client");
  }

  private static TwoBackends start(TlsConfig tls) {
    return TwoBackends.start(setup -> setup.tls(tls));
  }

  private static TwoBackends start() {
    return start(new TlsConfig(own.certificate(), own.key()));
  }

  private static TwoBackends start(ClientCertificates clients) {
    return start(new TlsConfig(own.certificate(), own.key(), Optional.of(authority.authority()),
        clients));
  }

  private static Client client(TwoBackends models, SSLContext tls) {
    return new Client(models.gateway().address(), tls);
  }

  private static SSLContext trusting() {
    return authority.context(Optional.empty());
  }

  @ParameterizedTest
  @EnumSource
  void theVersionIsNegotiated(HttpClient.Version version) throws Exception {
    try (TwoBackends models = start();
        HttpClient client = HttpClient.newBuilder()
            .version(version)
            .sslContext(trusting())
            .build()) {
      assertThat(models.gateway().address()).hasScheme("https");
      HttpResponse<String> response = client.send(
          HttpRequest.newBuilder(models.gateway().address().resolve("/v1/chat/completions"))
              .POST(HttpRequest.BodyPublishers.ofString(Chat.to("avengers")))
              .build(),
          HttpResponse.BodyHandlers.ofString());

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.version()).isEqualTo(version);
      assertThat(response.body()).contains("\"42\"");
    }
  }

  @Test
  void whereAClientsCertificateIsRequiredNobodyIsLetInWithoutAGoodOne() {
    try (TwoBackends models = start(ClientCertificates.REQUIRED)) {
      try (Client known = client(models, authority.context(Optional.of("client")))) {
        assertThat(known.chat(Chat.to("alpha")).status()).isEqualTo(200);
      }
      assertIsRefused(models, trusting());
      assertIsRefused(models, authority.showing(stranger, "client"));
    }
  }

  @Test
  void whereAClientsCertificateIsAskedForNoneIsNeeded() {
    try (TwoBackends models = start(ClientCertificates.REQUEST)) {
      try (Client known = client(models, authority.context(Optional.of("client")));
          Client unknown = client(models, trusting())) {
        assertThat(known.chat(Chat.to("alpha")).status()).isEqualTo(200);
        assertThat(unknown.chat(Chat.to("alpha")).status()).isEqualTo(200);
      }
    }
  }

  private static void assertIsRefused(TwoBackends models, SSLContext tls) {
    try (Client client = client(models, tls)) {
      assertThatThrownBy(() -> client.chat(Chat.to("alpha")))
          .hasMessage("the gateway did not answer");
    }
  }

  @Test
  void aNewCertificateIsShownWithoutARestartWhileOldConnectionsGoOn() throws Exception {
    Path certificate = copy(own.certificate(), "shown.pem");
    Path key = copy(own.key(), "shown-key.pem");
    Issued next = authority.issue("next", "ip:127.0.0.1");
    try (TwoBackends models = start(new TlsConfig(certificate, key));
        SSLSocket old = connect(models)) {
      assertThat(live(old)).contains("200 OK");
      assertThat(shown(old)).isEqualTo("CN=gateway");
      assertThat(models.gateway().reloadCertificates().await()).isFalse();

      copy(next.certificate(), "shown.pem");
      assertThatThrownBy(models.gateway().reloadCertificates()::await)
          .hasMessageContaining("shown.pem is not that of the key beside it");
      try (SSLSocket fresh = connect(models)) {
        assertThat(shown(fresh)).isEqualTo("CN=gateway");
      }

      copy(next.key(), "shown-key.pem");
      assertThat(models.gateway().reloadCertificates().await()).isTrue();
      try (SSLSocket fresh = connect(models)) {
        assertThat(shown(fresh)).isEqualTo("CN=next");
        assertThat(live(fresh)).contains("200 OK");
      }
      assertThat(live(old)).contains("200 OK");
    }
  }

  private static Path copy(Path from, String name) throws IOException {
    return Files.copy(from, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
  }

  private static SSLSocket connect(TwoBackends models) throws IOException {
    URI address = models.gateway().address();
    SSLSocket socket = (SSLSocket) authority.context(Optional.empty())
        .getSocketFactory()
        .createSocket(address.getHost(), address.getPort());
    socket.startHandshake();
    return socket;
  }

  private static String shown(SSLSocket socket) throws IOException {
    X509Certificate first = (X509Certificate) socket.getSession().getPeerCertificates()[0];
    return first.getSubjectX500Principal().getName();
  }

  private static String live(SSLSocket socket) throws IOException {
    socket.getOutputStream()
        .write(
            "GET /v1/models HTTP/1.1\r\nHost: gateway\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    byte[] answer = new byte[8_192];
    return new String(answer, 0, socket.getInputStream().read(answer),
        StandardCharsets.US_ASCII);
  }

  @Test
  void stoppingDoesNotWaitForWhoDoesNotShakeHands() throws Exception {
    try (TwoBackends models = start();
        Socket silent = new Socket(InetAddress.getLoopbackAddress(),
            models.gateway().address().getPort())) {
      CompletableFuture.runAsync(models.gateway()::close).get(10, TimeUnit.SECONDS);

      assertThat(silent.getInputStream().read()).isNegative();
    }
  }

  @Test
  void aFileThatIsNoCertificateIsToldAtTheStart() throws IOException {
    Path nonsense = Files.writeString(folder.resolve("nonsense.pem"), "nonsense");
    assertStartFails(new TlsConfig(nonsense, own.key()), "nonsense.pem");
  }

  @Test
  void aCertificateThatIsNotThatOfTheKeyIsToldAtTheStart() {
    Issued other = authority.issue("other", "ip:127.0.0.1");
    assertStartFails(new TlsConfig(own.certificate(), other.key()),
        "is not that of the key beside it");
  }

  private static void assertStartFails(TlsConfig tls, String message) {
    GatewaySetup setup = new GatewaySetup().backend("a", URI.create("http://127.0.0.1:9/v1"))
        .tls(tls);

    assertThatThrownBy(() -> Gateway.start(setup.config())).isInstanceOf(IOException.class)
        .hasMessageContaining("server.tls: ")
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n");
  }

  @Test
  void aClientThatCancelsOverHttp2AbortsItsCalls() {
    try (TwoBackends models = start()) {
      Client client = client(models, trusting());
      client.chat(Chat.to("alpha"));
      models.always(Replies.hang());
      CompletableFuture<Answer> asked = client.chatLater(Chat.to("avengers"));
      models.alpha().await(counts -> counts.open() == 1);

      client.close();

      models.alpha().await(counts -> counts.aborted() == 1);
      assertThat(asked).failsWithin(Duration.ofSeconds(10));
    }
  }

  @Test
  void stoppingLetsRequestsOverHttp2End() throws Exception {
    CompletableFuture<String> gate = new CompletableFuture<>();
    try (TwoBackends models = start(); Client client = client(models, trusting())) {
      client.chat(Chat.to("alpha"));
      models.alpha().always(Replies.behind(gate, Replies.text("late")));
      CompletableFuture<Answer> asked = client.chatLater(Chat.to("alpha"));
      models.alpha().await(counts -> counts.open() == 1);

      CompletableFuture<Void> closed = CompletableFuture.runAsync(models.gateway()::close);
      assertThat(closed).isNotDone();
      gate.complete("open");

      assertThat(asked.get(10, TimeUnit.SECONDS).content()).isEqualTo("late");
      closed.get(10, TimeUnit.SECONDS);
    }
  }

  @Test
  void stoppingDoesNotWaitForIdleHttp2Connections() throws Exception {
    try (TwoBackends models = start(); Client client = client(models, trusting())) {
      client.chat(Chat.to("alpha"));

      CompletableFuture.runAsync(models.gateway()::close).get(10, TimeUnit.SECONDS);
    }
  }
}
