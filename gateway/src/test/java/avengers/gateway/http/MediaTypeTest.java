package avengers.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.fixture.Answer;
import avengers.gateway.fixture.Chat;
import avengers.gateway.fixture.TwoBackends;
import avengers.gateway.fixture.Wire;
import java.io.IOException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client says of its body, its reply and its methods. */
@TestInstance(Lifecycle.PER_CLASS)
class MediaTypeTest {
  private static final String POST = "POST /v1/chat/completions HTTP/1.1\r\nHost: gateway\r\n";

  @AutoClose
  private final TwoBackends models = TwoBackends.start();

  private String send(String request, String until) throws IOException {
    try (Wire wire = new Wire(models.gateway().address()).send(request)) {
      return wire.readUntil(until);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"multipart/form-data; boundary=x", "Multipart/Mixed", "image/png",
      "audio/wav", "video/mp4", "text/html", "text/xml; charset=utf-8", "application/xml",
      "application/octet-stream"})
  void whatIsPlainlyNoJsonIsRefused(String type) throws IOException {
    assertThat(send(POST + "Content-Type: " + type + "\r\nContent-Length: 2\r\n\r\n{}", "}}"))
        .startsWith("HTTP/1.1 415 ")
        .contains("\"type\":\"invalid_request_error\",\"param\":null,"
            + "\"code\":\"unsupported_media_type\"");
  }

  @Test
  void aClientThatWaitsIsToldToGoOn() throws IOException {
    String body = Chat.to("alpha");
    try (Wire wire = new Wire(models.gateway().address()).send(POST + "Content-Length: "
        + body.length() + "\r\nExpect: 100-continue\r\n\r\n")) {
      wire.readUntil("HTTP/1.1 100 ");
      assertThat(wire.send(body).readUntil("\"42\"")).contains("HTTP/1.1 200 ");
    }
  }

  @Test
  void whatElseItExpectsCannotBeMet() throws IOException {
    assertThat(send(POST + "Content-Length: 2\r\nExpect: wonders\r\n\r\n{}", "}}"))
        .startsWith("HTTP/1.1 417 ")
        .contains("\"type\":\"invalid_request_error\"");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      /v1/chat/completions | OPTIONS, POST
      /v1/models           | GET, HEAD, OPTIONS
      /v1/models/alpha     | GET, HEAD, OPTIONS
      /health/live         | GET, HEAD, OPTIONS
      """)
  void optionsTellsTheMethods(String path, String methods) {
    Answer answer = models.client().send("OPTIONS", path);

    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.text()).isEmpty();
    assertThat(answer.header("allow")).contains(methods);
    assertThat(models.client().send("PUT", path)).satisfies(wrong -> {
      assertThat(wrong.status()).isEqualTo(405);
      assertThat(wrong.header("allow")).contains(methods);
    });
  }

  @Test
  void optionsOfNothingIsNotFound() {
    assertThat(models.client().send("OPTIONS", "/nowhere").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/models", "/v1/models/alpha", "/health/live", "/health/ready",
      "/metrics"})
  void theHeadIsThatOfTheWhole(String path) {
    Answer whole = models.client().get(path);
    Answer head = models.client().send("HEAD", path);

    assertThat(head.status()).isEqualTo(whole.status());
    assertThat(head.text()).isEmpty();
    assertThat(head.header("content-type")).isEqualTo(whole.header("content-type"));
    assertThat(head.header("openai-version")).isEqualTo(whole.header("openai-version"));
  }

  @ParameterizedTest
  @CsvSource({"/v1/models/nobody, 404", "/nowhere, 404", "/v1/chat/completions, 405"})
  void theHeadOfAnErrorHasNoBodyEither(String path, int status) {
    Answer head = models.client().send("HEAD", path);

    assertThat(head.status()).isEqualTo(status);
    assertThat(head.text()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"/chat/completions, /v1/chat/completions", "/models, /v1/models",
      "/v1/v1/models, /v1/models", "/v1/v1/chat/completions, /v1/chat/completions",
      "/models/alpha, /v1/models/alpha"})
  void theAddressThatWasMeantIsTold(String path, String meant) {
    Answer answer = models.client().get(path);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.message())
        .isEqualTo("There is no GET " + path + ". Did you mean " + meant + "?");
  }

  @Test
  void aReplyTellsItsVersionAndHowLongItTook() {
    Answer answer = models.client().chat(Chat.to("avengers"));

    assertThat(answer.header("openai-version")).contains("2020-10-01");
    assertThat(Long.parseLong(answer.header("openai-processing-ms").orElseThrow()))
        .isBetween(0L, 30_000L);
    assertThat(models.client().chat("{").header("openai-processing-ms")).isPresent();
    assertThat(models.client().chat(Chat.streamed("alpha")).header("openai-processing-ms"))
        .isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP/9.9", "HTTP/2.0", "HTTP/1.2"})
  void anOddVersionIsRefusedInTheApisWords(String version) throws IOException {
    assertThat(send("GET /v1/models " + version + "\r\nHost: gateway\r\n\r\n", "}}"))
        .contains(" 505 ", "\"type\":\"invalid_request_error\"", "\"code\":");
  }
}
