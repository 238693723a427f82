package avengers.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.fixture.Chat;
import avengers.gateway.fixture.TwoBackends;
import avengers.gateway.fixture.Wire;
import java.io.IOException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The route that is taken is the one for which a key was asked, however its address is written. */
@TestInstance(Lifecycle.PER_CLASS)
class PathTest {
  @AutoClose
  private final TwoBackends models = TwoBackends.start(setup -> setup.keys("k-1"));

  @ParameterizedTest
  @ValueSource(strings = {"/v1/chat/completions", "//v1/chat/completions", "/v1//chat/completions",
      "/./v1/chat/completions", "/x/../v1/chat/completions", "/health/../v1/chat/completions",
      "/%76%31/chat/completions", "/v1%2fchat/completions", "/v1/chat%2fcompletions",
      "/v1/chat/completions/", "/v1/chat/completions?x", "/v1/chat/completions;x",
      "/v1;x/chat/completions", "/V1/chat/completions", "/v1/Chat/Completions",
      "/%2e%2e/v1/chat/completions", "/health%2f..%2fv1/chat/completions",
      "/health/live/%2e%2e/%2e%2e/v1/chat/completions", "/v1\\chat\\completions",
      "/v1/chat/completions%00", "/v1/chat/completions%20", "/v1/%63hat/completions",
      "/v1/..;/v1/chat/completions", "http://gateway/v1/chat/completions",
      "http://gateway//v1/chat/completions", "http://gateway/health/../v1/chat/completions"})
  void noSpellingOfAnAddressReachesAModelWithoutAKey(String path) throws IOException {
    String body = Chat.to("alpha");
    try (Wire wire = new Wire(models.gateway().address())) {
      wire.send("POST " + path + " HTTP/1.1\r\nHost: gateway\r\nConnection: close\r\n"
          + "Content-Length: " + body.length() + "\r\n\r\n" + body);

      assertThat(wire.readAll()).matches("(?s)HTTP/1.1 (400|401|404|405) .*")
          .contains("\"error\"");
    }
    assertThat(models.received()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/models", "/v1/models/alpha", "/v1/models/a/b", "//v1/models",
      "/%76%31/models", "/x/../v1/models", "/v1/avengers/requests/req_1", "/v1/responses/r_1"})
  void norDoesItTellAnything(String path) throws IOException {
    try (Wire wire = new Wire(models.gateway().address())) {
      wire.send("GET " + path + " HTTP/1.1\r\nHost: gateway\r\nConnection: close\r\n\r\n");

      assertThat(wire.readAll()).matches("(?s)HTTP/1.1 (400|401|404|405) .*")
          .doesNotContain("alpha\"", "beta\"");
    }
  }
}
