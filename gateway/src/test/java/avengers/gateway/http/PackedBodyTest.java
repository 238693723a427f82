package avengers.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.fixture.Answer;
import avengers.gateway.fixture.Certificates;
import avengers.gateway.fixture.Chat;
import avengers.gateway.fixture.TwoBackends;
import avengers.gateway.fixture.Wire;
import avengers.gateway.upstream.Replies;
import avengers.gateway.upstream.ScriptedCompletion;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are packed, in both directions. */
@TestInstance(Lifecycle.PER_CLASS)
class PackedBodyTest {
  private static final int LIMIT = 1 << 20;

  @AutoClose
  private final TwoBackends models = TwoBackends.start(setup -> setup.maxBody(LIMIT));

  @TempDir
  private static Path folder;
  private static Certificates authority;
  private static TwoBackends secure;

  @BeforeAll
  static void startOverTls() {
    authority = new Certificates(folder, "authority");
    Certificates.Issued own = authority.issue("gateway", "ip:127.0.0.1");
    secure = TwoBackends
        .start(setup -> setup.maxBody(LIMIT).tls(own.certificate(), own.key()));
  }

  @AfterAll
  static void stopOverTls() {
    secure.close();
  }

  @BeforeEach
  void replyAsUsual() {
    models.alpha().always(Replies.text("42"));
    secure.alpha().always(Replies.text("42"));
  }

  private HttpResponse<byte[]> post(HttpClient.Version version, String coding, byte[] body) {
    return send(version, HttpRequest.newBuilder(path(version, "/v1/chat/completions"))
        .header("content-type", "application/json")
        .header("content-encoding", coding)
        .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  private HttpResponse<byte[]> post(String coding, byte[] body) {
    return post(HttpClient.Version.HTTP_1_1, coding, body);
  }

  private HttpResponse<byte[]> ask(HttpClient.Version version, String accepted, String body) {
    return send(version, HttpRequest.newBuilder(path(version, "/v1/chat/completions"))
        .header("accept-encoding", accepted)
        .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** HTTP/2 is spoken over TLS alone. */
  private TwoBackends of(HttpClient.Version version) {
    return switch (version) {
      case HTTP_1_1 -> models;
      case HTTP_2 -> secure;
      default -> throw new IllegalArgumentException("no gateway speaks " + version);
    };
  }

  private URI path(HttpClient.Version version, String path) {
    return of(version).gateway().address().resolve(path);
  }

  private static HttpResponse<byte[]> send(HttpClient.Version version,
      HttpRequest.Builder request) {
    try (HttpClient client = HttpClient.newBuilder()
        .version(version)
        .sslContext(authority.context(Optional.empty()))
        .build()) {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static byte[] packed(String coding, byte[] body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream packing = coding.equals("deflate")
        ? new DeflaterOutputStream(bytes)
        : new GZIPOutputStream(bytes)) {
      packing.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static String unpacked(HttpResponse<byte[]> response) throws IOException {
    assertThat(response.headers().firstValue("content-encoding")).contains("gzip");
    return new String(new GZIPInputStream(new ByteArrayInputStream(response.body()))
        .readAllBytes(), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate", "GZIP", "x-gzip"})
  void aPackedRequestIsUnpacked(String coding) {
    byte[] body = packed(coding, Chat.asking("alpha", "Grüße").getBytes(StandardCharsets.UTF_8));

    assertThat(post(coding, body).statusCode()).isEqualTo(200);
    assertThat(models.alpha().last().json().at("/messages/0/content").asString())
        .isEqualTo("Grüße");
    assertThat(models.alpha().last().header("content-encoding")).isEmpty();
  }

  @Test
  void soItIsOverHttp2() {
    byte[] body = packed("gzip", Chat.to("alpha").getBytes(StandardCharsets.UTF_8));

    HttpResponse<byte[]> response = post(HttpClient.Version.HTTP_2, "gzip", body);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
  }

  @Test
  void aSmallBodyThatUnpacksToAHugeOneIsTooLarge() {
    byte[] bomb = packed("gzip", new byte[200 * LIMIT]);
    assertThat(bomb).hasSizeLessThan(LIMIT);

    HttpResponse<byte[]> response = post("gzip", bomb);

    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(new String(response.body(), StandardCharsets.UTF_8))
        .contains("\"code\":\"request_too_large\"");
  }

  @Test
  void nobodyIsAskedForAClientThatLeftWhileItsBodyWasUnpacked() throws IOException {
    int large = 32 << 20;
    byte[] json = Chat.to("alpha").getBytes(StandardCharsets.UTF_8);
    byte[] padded = Arrays.copyOf(json, large);
    Arrays.fill(padded, json.length, large, (byte) ' ');
    byte[] body = packed("gzip", padded);
    try (TwoBackends roomy = TwoBackends.start(setup -> setup.maxBody(large))) {
      try (Wire wire = new Wire(roomy.gateway().address())) {
        wire.send("POST /v1/chat/completions HTTP/1.1\r\nHost: gateway\r\nContent-Encoding: gzip"
            + "\r\nContent-Length: " + body.length + "\r\n\r\n").send(body);
      }
      // Those that come later are answered later.
      for (int i = 0; i < 3; i++) {
        assertThat(send(HttpClient.Version.HTTP_1_1, HttpRequest.newBuilder(
            roomy.gateway().address().resolve("/v1/chat/completions"))
            .header("content-encoding", "gzip")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))).statusCode()).isEqualTo(200);
      }

      assertThat(roomy.alpha().counts().all()).isEqualTo(3);
    }
  }

  @Test
  void aBodyThatUnpacksToJustTheLimitIsTaken() {
    byte[] json = Chat.to("alpha").getBytes(StandardCharsets.UTF_8);
    byte[] padded = Arrays.copyOf(json, LIMIT);
    Arrays.fill(padded, json.length, LIMIT, (byte) ' ');

    assertThat(post("gzip", packed("gzip", padded)).statusCode()).isEqualTo(200);
    assertThat(post("gzip", packed("gzip", Arrays.copyOf(padded, LIMIT + 1))).statusCode())
        .isEqualTo(413);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate"})
  void aBodyThatIsNotPackedAsItSaysIsRefused(String coding) {
    byte[] plain = Chat.to("alpha").getBytes(StandardCharsets.UTF_8);
    byte[] whole = packed(coding, plain);

    for (byte[] body : new byte[][]{plain, Arrays.copyOf(whole, whole.length - 9), {}}) {
      HttpResponse<byte[]> response = post(coding, body);

      assertThat(response.statusCode()).isEqualTo(400);
      assertThat(new String(response.body(), StandardCharsets.UTF_8))
          .contains("not packed as its Content-Encoding says");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"br", "zstd", "gzip, gzip", "nonsense"})
  void anUnknownPackingIsRefused(String coding) {
    HttpResponse<byte[]> response = post(coding, new byte[]{1});

    assertThat(response.statusCode()).isEqualTo(415);
    assertThat(new String(response.body(), StandardCharsets.UTF_8))
        .contains("\"code\":\"unsupported_media_type\"");
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void anAnswerIsPackedForAClientThatAsksForIt(HttpClient.Version version) throws IOException {
    of(version).alpha().always(Replies.text("word ".repeat(2_000)));

    HttpResponse<byte[]> response = ask(version, "gzip, deflate, br", Chat.to("alpha"));

    assertThat(response.version()).isEqualTo(version);
    assertThat(unpacked(response)).contains("word word");
    assertThat(response.body()).hasSizeLessThan(1_000);
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void smallAnswersAndStreamsAreNot(HttpClient.Version version) {
    of(version).alpha().always(Replies.text("7"));
    HttpResponse<byte[]> small = ask(version, "gzip", Chat.to("alpha"));
    of(version).alpha()
        .always(Replies.gatedStream("data: {\"x\":\"" + "x".repeat(5_000) + "\"}\n\n",
            CompletableFuture.completedFuture("open"), ScriptedCompletion.END));
    HttpResponse<byte[]> stream = ask(version, "gzip", Chat.streamed("alpha"));

    assertThat(small.headers().map()).doesNotContainKey("content-encoding");
    assertThat(new String(small.body(), StandardCharsets.UTF_8)).contains("\"7\"");
    assertThat(stream.headers().map()).doesNotContainKey("content-encoding");
    assertThat(new String(stream.body(), StandardCharsets.UTF_8)).endsWith("data: [DONE]\n\n");
  }

  @Test
  void anEventComesAtOnceThoughTheClientWouldUnpackIt() throws IOException {
    models.alpha().always(Replies.silentStream(List.of("data: {\"first\": 1}\n\n")));
    String body = Chat.streamed("alpha");
    try (Wire wire = new Wire(models.gateway().address()).send(
        "POST /v1/chat/completions HTTP/1.1\r\nHost: gateway\r\nAccept-Encoding: gzip\r\n"
            + "Content-Length: " + body.length() + "\r\n\r\n" + body)) {
      assertThat(wire.readUntil("\"first\": 1")).doesNotContain("content-encoding");
    }
  }

  @Test
  void withoutBeingAskedNothingIsPacked() {
    models.alpha().always(Replies.text("word ".repeat(2_000)));

    Answer answer = models.client().chat(Chat.to("alpha"));

    assertThat(answer.header("content-encoding")).isEmpty();
    assertThat(answer.content()).startsWith("word word");
  }
}
