package avengers.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.fixture.Chat;
import avengers.gateway.fixture.TwoBackends;
import avengers.gateway.fixture.Wire;
import avengers.gateway.upstream.Replies;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Messages that two servers may read differently are refused, once, and end their connection. Those
 * that look odd but can be read in one way only are answered.
 */
@TestInstance(Lifecycle.PER_CLASS)
class SmugglingTest {
  private static final String BODY = Chat.to("alpha");
  private static final String SIZE = Integer.toHexString(BODY.length());
  private static final String CHUNKS = SIZE + "\r\n" + BODY + "\r\n0\r\n\r\n";
  private static final String POST = "POST /v1/chat/completions HTTP/1.1\r\nHost: gateway\r\n";
  private static final String CHUNKED = POST + "Transfer-Encoding: chunked\r\n\r\n";
  private static final String GET = "GET /v1/models HTTP/1.1\r\nHost: gateway\r\n";
  private static final String NEXT = "GET /health/live HTTP/1.1\r\nHost: gateway\r\n\r\n";

  private static final List<String> LENGTHS = List.of("5\r\nContent-Length: 6",
      "5\r\nContent-Length: 5", "5, 5", "+5", "-5", "0x5", "99999999999999999999", "", "5 5",
      "5\r\nTransfer-Encoding: chunked");

  private static final List<String> CODINGS = List.of("xchunked", "chunked, identity", "identity",
      "gzip, chunked", "chunked, chunked", "\"chunked\"", "chunked;q=1", "\u000bchunked",
      "chunked\r\nTransfer-Encoding: identity", "xchunked\r\nContent-Length: 5");

  private static final List<String> HEADERS = List.of("X: a\r\n b", "X: a\r\n\tb", "X: a\nY: b",
      "X: a\rb", "X: a\r", "X: a\0b", "X\0: a", "X: a\u0001b", "X : a", "Content-Length\t: 0", "X",
      ": a", "\u00e9: a", "Host: gateway", "Host: other");

  private static final List<String> HEADS = List.of("GET /v1/models HTTP/1.1\r\n\r\n",
      "GET /v1/models HTTP/1.1\r\n Host: gateway\r\n\r\n",
      "GET /v1/models HTTP/1.1\nHost: gateway\n\n",
      "GET /v1/models HTTP/1.1\r\nHost: a b\r\n\r\n",
      "GET /v1/models HTTP/1.1\r\nHost: a/b\r\n\r\n",
      "GET /v1/models HTTP/1.1\r\nHost: a@b\r\n\r\n",
      "GET http://other/v1/models HTTP/1.1\r\nHost: gateway\r\n\r\n",
      "GET v1/models HTTP/1.1\r\nHost: gateway\r\n\r\n",
      "CONNECT gateway:443 HTTP/1.1\r\nHost: gateway\r\n\r\n",
      "GET  /v1/models HTTP/1.1\r\nHost: gateway\r\n\r\n",
      "GET\t/v1/models HTTP/1.1\r\nHost: gateway\r\n\r\n",
      "GET\u000b/v1/models HTTP/1.1\r\nHost: gateway\r\n\r\n",
      "GET\r/v1/models HTTP/1.1\r\nHost: gateway\r\n\r\n",
      "GET /v1/models HTTP/1.1 \r\nHost: gateway\r\n\r\n",
      "GET /v1/mo dels HTTP/1.1\r\nHost: gateway\r\n\r\n",
      "GET /v1/models\0 HTTP/1.1\r\nHost: gateway\r\n\r\n",
      "GET /v1/models#x HTTP/1.1\r\nHost: gateway\r\n\r\n",
      "G(T /v1/models HTTP/1.1\r\nHost: gateway\r\n\r\n",
      "\0GET /v1/models HTTP/1.1\r\nHost: gateway\r\n\r\n",
      " GET /v1/models HTTP/1.1\r\nHost: gateway\r\n\r\n",
      "GET /v1/models\r\n\r\n", "GET /v1/models HTT`/1.1\r\nX\r\n\r\n",
      "POST /v1/chat/completions HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n" + CHUNKS);

  private static final List<String> CHUNK_LINES = List.of("0x" + SIZE, "+" + SIZE, "-" + SIZE,
      " " + SIZE, SIZE + " ", SIZE + "\t", SIZE + " x", SIZE + "\0", SIZE + "\u000b", SIZE + "\r",
      "000000000" + SIZE, "FFFFFFFF", "FFFFFFFFF", "", "g", SIZE + ";a=b", SIZE + ";a=\"b\"",
      SIZE + ";a=\"b\r\nc\"", SIZE + ";", SIZE + ";a=\"", SIZE + ";\0");

  private static final List<String> CHUNK_BODIES = List.of(SIZE + "\n" + BODY + "\r\n0\r\n\r\n",
      SIZE + "\r\n" + BODY + "0\r\n\r\n", SIZE + "\r\n" + BODY + "\n0\r\n\r\n",
      SIZE + "\r\n" + BODY + "\r\n0\n\r\n", SIZE + "\r\n" + BODY + "\r\n0\r\nX: a\r\n b\r\n\r\n",
      SIZE + "\r\n" + BODY + "\r\n0\r\nX: a\n\r\n", SIZE + "\r\n" + BODY + "\r\n0\r\n\n");

  /** Messages that must be refused. */
  static final List<String> REFUSED = Stream.of(
      LENGTHS.stream().map(length -> POST + "Content-Length: " + length + "\r\n\r\n{}   "),
      CODINGS.stream().map(coding -> POST + "Transfer-Encoding: " + coding + "\r\n\r\n" + CHUNKS),
      HEADERS.stream().map(header -> GET + header + "\r\n\r\n"),
      HEADS.stream(),
      CHUNK_LINES.stream().map(line -> CHUNKED + line + "\r\n" + BODY + "\r\n0\r\n\r\n"),
      CHUNK_BODIES.stream().map(body -> CHUNKED + body))
      .flatMap(messages -> messages)
      .toList();

  /** Messages of which there is one reading. */
  static final List<String> ANSWERED = List.of(CHUNKED + CHUNKS,
      POST + "Transfer-Encoding: Chunked \r\n\r\n" + CHUNKS,
      CHUNKED + SIZE.toUpperCase(Locale.ROOT) + "\r\n" + BODY + "\r\n000\r\n\r\n",
      CHUNKED + SIZE + "\r\n" + BODY + "\r\n0\r\nX: a\r\nContent-Length: 3\r\n\r\n",
      POST + "Content-Length: " + BODY.length() + "\r\n\r\n" + BODY,
      "\r\n\r\n" + GET + "\r\n", GET + "X:a\r\nY:\r\n\r\n", GET + "Content-Length: 5\r\n\r\nabcde",
      GET + "Transfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n0\r\n\r\n",
      "GET http://gateway/v1/models HTTP/1.1\r\nHost: gateway\r\n\r\n",
      "GET /v1/models?a=b HTTP/1.1\r\nHost: [::1]:8080\r\n\r\n",
      "GET /v1/models HTTP/1.0\r\nConnection: keep-alive\r\n\r\n",
      GET + "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\n"
          + "HTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n",
      GET + "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
          + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");

  @AutoClose
  private final TwoBackends models = TwoBackends.start();

  @BeforeAll
  void backendsAnswer() {
    models.always(Replies.text("42"));
  }

  @ParameterizedTest
  @FieldSource("REFUSED")
  void whatCanBeReadInTwoWaysIsRefusedAndNothingBehindItIsRead(String message)
      throws IOException {
    refuse(List.of(message + NEXT), 400);
  }

  /** However a message is cut into packets, it is the same. */
  @ParameterizedTest
  @FieldSource("REFUSED")
  void itIsRefusedByteByByteAsWell(String message) throws IOException {
    refuse((message + NEXT).chars().mapToObj(Character::toString).toList(), 400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP/1.2", "HTTP/2.0", "HTTP/3.0", "http/1.1"})
  void anotherVersionIsRefused(String version) throws IOException {
    refuse(List.of("GET /v1/models " + version + "\r\nHost: gateway\r\n\r\n" + NEXT),
        version.equals("HTTP/01.1") ? 400 : 505);
  }

  private void refuse(List<String> packets, int status) throws IOException {
    int before = models.received().size();
    try (Wire wire = new Wire(models.gateway().address())) {
      for (String packet : packets) {
        if (!wire.sendIfOpen(packet.getBytes(StandardCharsets.ISO_8859_1))) {
          break;
        }
      }
      String answer = wire.readAll();

      assertThat(answer).matches("(?s)HTTP/1.1 %d .*".formatted(status))
          .contains("connection: close", "\"type\":\"invalid_request_error\"", "\"param\":null",
              "\"code\":null")
          .endsWith("}}")
          .containsOnlyOnce("HTTP/1.");
    }
    assertThat(models.received()).hasSize(before);
  }

  @ParameterizedTest
  @FieldSource("ANSWERED")
  void whatLooksOddOnlyIsAnsweredAndSoIsTheNextRequest(String message) throws IOException {
    try (Wire wire = new Wire(models.gateway().address()).send(message + NEXT)) {
      assertThat(wire.readUntil("live\n")).startsWith("HTTP/1.")
          .contains(" 200 OK")
          .doesNotContain("error");
    }
  }

  @ParameterizedTest
  @FieldSource("ANSWERED")
  void itIsAnsweredByteByByteAsWell(String message) throws IOException {
    try (Wire wire = new Wire(models.gateway().address())) {
      (message + NEXT).chars().mapToObj(Character::toString).forEach(wire::send);

      assertThat(wire.readUntil("live\n")).contains(" 200 OK").doesNotContain("error");
    }
  }
}
