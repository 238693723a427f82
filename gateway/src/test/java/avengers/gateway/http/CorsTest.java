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

/** Pages of configured origins may use the API from a browser, and no others. */
@TestInstance(Lifecycle.PER_CLASS)
class CorsTest {
  private static final String PAGE = "https://app.example";

  @AutoClose
  private final TwoBackends models = TwoBackends
      .start(setup -> setup.keys("key").cors(PAGE, "http://localhost:3000"));

  private String preflight(String origin) throws IOException {
    try (Wire wire = new Wire(models.gateway().address()).send(
        "OPTIONS /v1/chat/completions HTTP/1.1\r\nHost: gateway\r\nOrigin: " + origin
            + "\r\nAccess-Control-Request-Method: POST\r\nAccess-Control-Request-Headers: "
            + "authorization,content-type,x-stainless-lang,x-avengers-progress\r\n\r\n")) {
      return wire.readUntil("\r\n\r\n");
    }
  }

  @Test
  void aPreflightNeedsNoKeyAndAllowsWhatClientsSend() throws IOException {
    assertThat(preflight(PAGE)).startsWith("HTTP/1.1 204 ")
        .contains("access-control-allow-origin: " + PAGE,
            "access-control-allow-headers: authorization,content-type,x-stainless-lang,"
                + "x-avengers-progress",
            "access-control-max-age: 3600")
        .containsPattern("access-control-allow-methods: .*POST")
        .doesNotContain("allow-credentials");
  }

  @Test
  void anotherPagesPreflightIsForbidden() throws IOException {
    assertThat(preflight("https://evil.example")).startsWith("HTTP/1.1 403 ")
        .doesNotContain("access-control-allow-origin");
  }

  @Test
  void answersMayBeReadWithAllTheirHeaders() {
    Answer answer = models.client()
        .chat(Chat.to("avengers"), "Origin", PAGE, "Authorization", "Bearer key");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("access-control-allow-origin")).contains(PAGE);
    assertThat(answer.header("access-control-expose-headers")).contains("*");
    assertThat(answer.header("vary")).get().asString().containsIgnoringCase("origin");
  }

  @Test
  void errorsMayBeReadToo() {
    assertThat(models.client().chat(Chat.to("avengers"), "Origin", PAGE)).satisfies(answer -> {
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.header("access-control-allow-origin")).contains(PAGE);
    });
    assertThat(models.client().get("/nowhere", "Origin", PAGE)).satisfies(answer -> {
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.header("access-control-allow-origin")).contains(PAGE);
    });
  }

  @Test
  void anotherPageIsRefusedInTheApisWords() {
    Answer answer = models.client()
        .get("/v1/models", "Origin", "https://evil.example", "Authorization", "Bearer key");

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.error().path("code").asString()).isEqualTo("origin_not_allowed");
    assertThat(answer.error().path("param").isNull()).isTrue();
  }

  @Test
  void theGatewaysOwnPagesAndProgramsAreServed() {
    assertThat(models.client()
        .get("/health/live", "Origin",
            models.gateway().address().toString())
        .status()).isEqualTo(200);
    assertThat(models.client().get("/v1/models", "Authorization", "Bearer key").status())
        .isEqualTo(200);
  }

  @Test
  void allPagesCanBeLetIn() {
    try (TwoBackends open = TwoBackends.start(setup -> setup.cors("*"))) {
      Answer answer = open.client().get("/v1/models", "Origin", "https://any.example");

      assertThat(answer.header("access-control-allow-origin")).contains("*");
    }
  }

  @Test
  void withoutTheKeyBrowsersAreToldNothing() {
    try (TwoBackends closed = TwoBackends.start()) {
      Answer answer = closed.client().get("/v1/models", "Origin", PAGE);

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.headers().map().keySet())
          .noneMatch(name -> name.startsWith("access-control"));
    }
  }
}
