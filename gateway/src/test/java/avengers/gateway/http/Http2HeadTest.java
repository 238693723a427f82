package avengers.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.config.LimitsConfig;
import avengers.gateway.config.MediaUrls;
import avengers.gateway.fixture.Certificates;
import avengers.gateway.fixture.Certificates.Issued;
import avengers.gateway.fixture.Http2Wire;
import avengers.gateway.fixture.TwoBackends;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused in HTTP/1 as it could be read differently is refused in HTTP/2, too. */
class Http2HeadTest {
  private static final int INITIAL_WINDOW = 4;
  private static final Duration HEADER_TIMEOUT = Duration.ofSeconds(1);
  private static final String KEY = "Bearer k-1";

  @TempDir
  private static Path folder;
  private static SSLContext tls;
  private static TwoBackends models;

  @BeforeAll
  static void start() {
    Certificates authority = new Certificates(folder, "authority");
    Issued own = authority.issue("gateway", "ip:127.0.0.1");
    tls = authority.context(Optional.empty());
    models = TwoBackends.start(setup -> setup.tls(own.certificate(), own.key())
        .limits(new LimitsConfig(HEADER_TIMEOUT, 20_000, MediaUrls.ANY))
        .keys("k-1"));
  }

  @AfterAll
  static void stop() {
    models.close();
  }

  private static Http2Wire connect() throws IOException {
    return new Http2Wire(models.gateway().address(), tls);
  }

  private static String answer(Http2Wire wire) {
    return new String(wire.read(Http2Wire.DATA).orElseThrow(), UTF_8);
  }

  private static void assertRefused(byte[] head, String why) throws IOException {
    try (Http2Wire wire = connect()) {
      wire.ask(1, head);
      assertThat(answer(wire)).contains("\"message\":\"", why, "\"type\":\"invalid_request_error\"",
          "\"param\":", "\"code\":");

      wire.ask(3, Http2Wire.get("/v1/models", "authorization", KEY));
      assertThat(answer(wire)).as("the connection serves on").contains("\"object\":\"list\"");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nx-injected: b", "a\nb", "a\rb", "a\0b", "a\u0001b", "a\u007fb"})
  void aHeaderThatWouldBeginANewLineElsewhereIsRefused(String value) throws IOException {
    assertRefused(Http2Wire.get("/v1/models", "x-any", value), "one of its headers");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x y", "x\r\ny", "x:y", "x(y", "x\u00e9"})
  void aNameThatIsNoneElsewhereIsRefused(String name) throws IOException {
    assertRefused(Http2Wire.get("/v1/models", name, "value"), "one of its headers");
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1/models", "http://gateway/v1/models", "/v1/models\n", "/v1/ models",
      "/v1/models#x", "/v1/models\0", "/v1/models HTTP/1.1\r\nx: y"})
  void anAddressThatIsNoneElsewhereIsRefused(String path) throws IOException {
    assertRefused(Http2Wire.get(path), "its address must begin with a slash");
  }

  @Test
  void moreHeadersThanClientsSendAreRefused() throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    head.writeBytes(Http2Wire.get("/v1/models"));
    for (int i = 0; i < 201; i++) {
      head.writeBytes(new byte[]{0, 1, 'x', 1, 'y'});
    }
    assertRefused(head.toByteArray(), "more than 200 headers");
  }

  /** Nor is it waited for as long as for the next request of a connection. */
  @Test
  void whoAgreesOnHttp2AndSaysNothingIsNotWaitedFor() throws IOException {
    try (Http2Wire silent = Http2Wire.silent(models.gateway().address(), tls);
        Http2Wire idle = connect()) {
      silent.awaitEnd();

      idle.ask(1, Http2Wire.get("/v1/models", "authorization", KEY));
      assertThat(answer(idle)).contains("\"object\":\"list\"");
    }
  }

  /** An answer that is not taken keeps its stream, and what is known of its request, in memory. */
  @Test
  void whoShowsNoKeyCannotHaveManyAnswersWait() throws IOException {
    try (Http2Wire stranger = connect(); Http2Wire client = connect()) {
      for (Http2Wire wire : new Http2Wire[]{stranger, client}) {
        wire.send(Http2Wire.SETTINGS, 0, 0, (byte) 0, (byte) INITIAL_WINDOW, (byte) 0, (byte) 0,
            (byte) 0, (byte) 0);
      }
      client.ask(1, Http2Wire.get("/v1/models", "authorization", KEY));
      for (int stream = 3; stream < 80; stream += 2) {
        client.ask(stream, Http2Wire.get("/v1/models"));
        stranger.ask(stream, Http2Wire.get("/v1/models"));
      }
      stranger.awaitEnd();

      client.send(Http2Wire.SETTINGS, 0, 0, (byte) 0, (byte) INITIAL_WINDOW, (byte) 0, (byte) 0,
          (byte) 0x7f, (byte) 0xff);
      assertThat(answer(client)).contains("\"object\":\"list\"");
    }
  }
}
