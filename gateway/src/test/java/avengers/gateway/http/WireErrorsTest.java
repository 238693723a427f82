package avengers.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.fixture.TwoBackends;
import avengers.gateway.fixture.Wire;
import java.io.IOException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What HTTP itself forbids or offers, below the API. */
@TestInstance(Lifecycle.PER_CLASS)
class WireErrorsTest {
  @AutoClose
  private final TwoBackends models = TwoBackends.start();

  @ParameterizedTest
  @CsvSource({"GET /%zz HTTP/1.1, 400", "OPTIONS /v1/%zz HTTP/1.1, 400", "not http, 400"})
  void aMessageThatIsNoHttpIsToldSoLikeEveryOtherError(String line, int status)
      throws IOException {
    try (Wire wire = new Wire(models.gateway().address()).send(
        line + "\r\nHost: gateway\r\nContent-Length: 0\r\n\r\n")) {
      assertThat(wire.readUntil("}}")).contains(" " + status + " ")
          .contains("\"message\":", "\"type\":\"invalid_request_error\"", "\"param\":",
              "\"code\":");
    }
  }

  @Test
  void headersThatAreTooLargeAreToldSo() throws IOException {
    try (Wire wire = new Wire(models.gateway().address()).send(
        "GET /v1/models HTTP/1.1\r\nX: " + "x".repeat(40_000) + "\r\n\r\n")) {
      assertThat(wire.readUntil("}}")).contains(" 431 ")
          .contains("\"type\":\"invalid_request_error\"");
    }
  }

  @Test
  void anAddressThatIsTooLongIsToldSo() throws IOException {
    try (Wire wire = new Wire(models.gateway().address()).send(
        "GET /" + "x".repeat(10_000) + " HTTP/1.1\r\nHost: gateway\r\n\r\n")) {
      assertThat(wire.readUntil("}}")).contains(" 414 ")
          .contains("\"type\":\"invalid_request_error\"");
    }
  }
}
