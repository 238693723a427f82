package avengers.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackTest {
  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LOCALHOST", "localhost.", "127.0.0.1", "127.1.2.3", "::1",
      "[::1]", "0:0:0:0:0:0:0:1"})
  void namesTheMachineItself(String host) {
    assertThat(Loopback.isName(host)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "[::]", "10.0.0.1", "128.0.0.1", "127.0.0.1.example",
      "localhost.example", "example", "", "127.0.0", "1270.0.1", "::2", "localhost..", "[::1"})
  void anyOtherMayBeReachedFromElsewhere(String host) {
    assertThat(Loopback.isName(host)).isFalse();
  }
}
