package avengers.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import avengers.gateway.fixture.Chat;
import avengers.gateway.fixture.GatewaySetup;
import avengers.gateway.fixture.TwoBackends;
import avengers.gateway.server.Gateway;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A gateway with a certificate speaks TLS, and HTTP/2 with who knows it. */
class TlsTest {
  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir
  private static Path folder;
  private static KeyStore store;

  /** The JDK makes certificates by its tool alone. */
  @BeforeAll
  static void makeACertificate() throws Exception {
    Path file = folder.resolve("store.p12");
    Process keytool = new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair",
        "-alias", "gateway", "-keyalg", "EC", "-groupname", "secp256r1", "-dname", "CN=gateway",
        "-ext", "SAN=ip:127.0.0.1", "-storetype", "PKCS12", "-keystore", file.toString(),
        "-storepass", new String(PASSWORD)).inheritIO().start();
    assertThat(keytool.waitFor()).isZero();
    store = KeyStore.getInstance(file.toFile(), PASSWORD);
    write("cert.pem", "CERTIFICATE", store.getCertificate("gateway").getEncoded());
    write("key.pem", "PRIVATE KEY", store.getKey("gateway", PASSWORD).getEncoded());
  }

  private static void write(String name, String label, byte[] content) throws IOException {
    Files.writeString(folder.resolve(name), "-----BEGIN " + label + "-----\n"
        + Base64.getMimeEncoder().encodeToString(content) + "\n-----END " + label + "-----\n");
  }

  private static TwoBackends start() {
    return TwoBackends.start(
        setup -> setup.tls(folder.resolve("cert.pem"), folder.resolve("key.pem")));
  }

  private static HttpClient client(HttpClient.Version version) throws Exception {
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    trusted.setCertificateEntry("gateway", store.getCertificate("gateway"));
    TrustManagerFactory trust = TrustManagerFactory
        .getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return HttpClient.newBuilder().version(version).sslContext(context).build();
  }

  @ParameterizedTest
  @EnumSource
  void theVersionIsNegotiated(HttpClient.Version version) throws Exception {
    try (TwoBackends models = start(); HttpClient client = client(version)) {
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
    GatewaySetup setup = new GatewaySetup().backend("a", URI.create("http://127.0.0.1:9/v1"))
        .tls(nonsense, folder.resolve("key.pem"));

    assertThatThrownBy(() -> Gateway.start(setup.config())).isInstanceOf(IOException.class)
        .hasMessageContaining("tls")
        .hasMessageNotContaining("\n");
  }
}
