package avengers.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.fixture.Chat;
import avengers.gateway.fixture.TwoBackends;
import avengers.gateway.fixture.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies as clients send them on the wire, up to the limit and beyond. */
@TestInstance(Lifecycle.PER_CLASS)
class BodyLimitTest {
  private static final int LIMIT = 100_000;
  private static final String POST = "POST /v1/chat/completions HTTP/1.1\r\nHost: gateway\r\n";

  @AutoClose
  private final TwoBackends models = TwoBackends.start(setup -> setup.maxBody(LIMIT));

  private static String bodyOf(int bytes) {
    String empty = Chat.with("alpha", "\"x\": \"\"");
    return Chat.with("alpha", "\"x\": \"" + "x".repeat(bytes - empty.length()) + "\"");
  }

  private static String chunked(String body) {
    return "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(body.length()) + "\r\n" + body
        + "\r\n0\r\n\r\n";
  }

  private static void isTooLarge(String response) {
    assertThat(response).startsWith("HTTP/1.1 413 ")
        .contains("{\"error\":{\"message\":\"The request's body is larger than 100,000 bytes, the "
            + "limit that the gateway's setting 'max-body' sets.\","
            + "\"type\":\"invalid_request_error\",\"param\":null,\"code\":\"request_too_large\"}}");
  }

  @Test
  void aBodyOfJustTheLimitIsTaken() {
    assertThat(models.client().chat(bodyOf(LIMIT)).status()).isEqualTo(200);
  }

  @Test
  void aBodyWithOneByteMoreIsTooLarge() throws IOException {
    try (Wire wire = new Wire(models.gateway().address()).chat(bodyOf(LIMIT + 1))) {
      isTooLarge(wire.readUntil("}}"));
    }
  }

  @Test
  void aDeclaredLengthIsRefusedBeforeTheBodyIsSent() throws IOException {
    try (Wire wire = new Wire(models.gateway().address()).send(
        POST + "Content-Length: 10000000000\r\n\r\n{")) {
      isTooLarge(wire.readUntil("}}"));
    }
  }

  @Test
  void aClientThatWaitsForConsentIsRefusedWithoutIt() throws IOException {
    try (Wire wire = new Wire(models.gateway().address()).send(
        POST + "Expect: 100-continue\r\nContent-Length: " + (LIMIT + 1) + "\r\n\r\n")) {
      isTooLarge(wire.readUntil("}}"));
    }
  }

  @Test
  void aClientThatWaitsForConsentGetsIt() throws IOException {
    String body = bodyOf(20_000);
    try (Wire wire = new Wire(models.gateway().address()).send(
        POST + "Expect: 100-continue\r\nContent-Length: " + body.length() + "\r\n\r\n")) {
      assertThat(wire.readUntil("\r\n\r\n")).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");

      wire.send(body);

      assertThat(wire.readUntil("}]")).contains("HTTP/1.1 200 ");
    }
  }

  @Test
  void aChunkedBodyWithoutAnEndIsRefusedAsSoonAsItIsTooLarge() throws IOException {
    try (Wire wire = new Wire(models.gateway().address())) {
      wire.send(POST + "Transfer-Encoding: chunked\r\n\r\n");
      for (int sent = 0; sent <= LIMIT; sent += 10_000) {
        wire.send("2710\r\n" + "x".repeat(10_000) + "\r\n");
      }

      isTooLarge(wire.readUntil("}}"));
      wire.awaitEnd();
    }
  }

  @Test
  void theConnectionOfABodyThatNeverComesIsClosed() throws IOException {
    try (Wire wire = new Wire(models.gateway().address()).send(
        POST + "Content-Length: 10000000000\r\n\r\n{")) {
      assertThat(wire.readUntil("}}")).contains("connection: close");
      wire.awaitEnd();
    }
  }

  @Test
  void aChunkedBodyThatGrowsTooLargeIsRefused() throws IOException {
    try (Wire wire = new Wire(models.gateway().address())) {
      wire.send(POST + chunked(bodyOf(LIMIT + 1)));

      isTooLarge(wire.readUntil("}}"));
    }
  }

  @Test
  void aChunkedBodyIsTaken() throws IOException {
    try (Wire wire = new Wire(models.gateway().address())) {
      wire.send(POST + chunked(bodyOf(20_000)));

      assertThat(wire.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 200 ");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/x-www-form-urlencoded", "text/plain",
      "application/json; charset=utf-8", "nonsense"})
  void theTypeThatAClientDeclaresDoesNotMatter(String type) throws IOException {
    String body = bodyOf(20_000);
    try (Wire wire = new Wire(models.gateway().address())) {
      wire.send(POST + "Content-Type: " + type + "\r\nContent-Length: "
          + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body);

      assertThat(wire.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 200 ");
    }
  }
}
