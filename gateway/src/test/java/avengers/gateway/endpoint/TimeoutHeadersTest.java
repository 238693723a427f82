package avengers.gateway.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeoutHeadersTest {
  private static Optional<Duration> of(Map<String, String> headers, boolean stream) {
    return TimeoutHeaders.of(name -> headers.getOrDefault(name, ""), stream);
  }

  @ParameterizedTest
  @CsvSource({"x-stainless-timeout, 10, 9500", "x-stainless-read-timeout, 0.5, 475",
      "x-request-timeout-ms, 10000, 9500", "x-envoy-expected-rq-timeout-ms, 15, 15"})
  void isALittleShorterThanTheClientWaits(String name, String value, long milliseconds) {
    assertThat(of(Map.of(name, value), false)).get()
        .satisfies(time -> assertThat(time.toMillis()).isBetween(milliseconds - 1, milliseconds));
  }

  @Test
  void ofALongTimeAtMostASecondIsKeptForTheWay() {
    assertThat(of(Map.of("x-stainless-timeout", "600"), false)).contains(Duration.ofSeconds(599));
  }

  @Test
  void theShortestHolds() {
    assertThat(of(Map.of("x-stainless-timeout", "600", "x-stainless-read-timeout", "60",
        "x-request-timeout-ms", "90000"), false)).contains(Duration.ofSeconds(59));
  }

  @Test
  void aClientsClockSaysNothingOfAStreamsLength() {
    assertThat(of(Map.of("x-stainless-timeout", "10"), true)).isEmpty();
    assertThat(of(Map.of("x-stainless-timeout", "10", "x-request-timeout-ms", "40000"), true))
        .contains(Duration.ofSeconds(39));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "0.0", "-1", "soon", "1e3", "3601", "10, 20", "NaN",
      "99999999999999999999", "0x10", "10s", "0.0001"})
  void whatMakesNoSenseIsPassedOver(String value) {
    assertThat(of(Map.of("x-stainless-timeout", value), false)).isEmpty();
  }
}
