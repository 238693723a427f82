package avengers.gateway.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CallFailureTest {
  private final Vertx vertx = Vertx.vertx();
  private final CallScope scope = CallScope.open(vertx, Duration.ofMinutes(1), "req_1");

  @AfterEach
  void close() {
    vertx.close().await();
  }

  static Stream<Exception> noConnection() {
    return Stream.of(new ConnectException(), new NoRouteToHostException(),
        new UnknownHostException(), new IOException(new UnknownHostException()));
  }

  @ParameterizedTest
  @MethodSource("noConnection")
  void whatNeverConnectedWasNotReached(Exception problem) {
    assertThat(CallFailure.reason(problem, scope, scope)).isEqualTo(FailureReason.UNREACHABLE);
  }

  @Test
  void whatEndsAConnectionBreaksAnAnswerOff() {
    assertThat(CallFailure.reason(new SocketException("Connection reset"), scope, scope))
        .isEqualTo(FailureReason.BROKEN_OFF);
  }
}
