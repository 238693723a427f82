package avengers.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.config.LimitsConfig;
import avengers.gateway.config.MediaUrls;
import avengers.gateway.fixture.Chat;
import avengers.gateway.fixture.TwoBackends;
import avengers.gateway.fixture.Wire;
import avengers.gateway.upstream.Replies;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that are slow, silent or many are told so, or closed, and cost next to nothing. */
class SlowClientTest {
  private static final Duration SHORT = Duration.ofMillis(200);
  private static final int MOST = 3;

  private static TwoBackends start() {
    return TwoBackends.start(setup -> setup.limits(new LimitsConfig(SHORT, MOST, MediaUrls.ANY)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"G", "GET / HT", "GET / HTTP/1.1\r\n", "GET / HTTP/1.1\r\nHost: gateway",
      "GET / HTTP/1.1\r\nHost: gateway\r\n", "\r\n", "PRI * HTTP/2.0\r\n\r\n"})
  void aHeadThatDoesNotComeToItsEndIsNotWaitedFor(String beginning) throws IOException {
    try (TwoBackends models = start(); Wire wire = new Wire(models.gateway().address())) {
      String answer = wire.send(beginning).readAll();

      assertThat(answer).startsWith("HTTP/1.1 ")
          .contains("connection: close", "\"type\":\"invalid_request_error\"");
    }
  }

  @Test
  void aByteNowAndThenDoesNotHelp() throws IOException {
    try (TwoBackends models = start(); Wire wire = new Wire(models.gateway().address())) {
      wire.send("GET /health/live HTTP/1.1\r\nX: ");
      CompletableFuture<String> answer = CompletableFuture.supplyAsync(wire::readEverything);
      while (!hasCome(answer)) {
        wire.sendIfOpen(new byte[]{'x'});
      }

      assertThat(answer.join()).startsWith("HTTP/1.1 408 ")
          .contains("\"code\":\"request_timeout\"")
          .containsOnlyOnce("HTTP/1.1");
    }
  }

  /** Whether an answer comes within a moment. */
  private static boolean hasCome(CompletableFuture<String> answer) {
    try {
      return !answer.get(10, TimeUnit.MILLISECONDS).isEmpty();
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void theSecondHeadOfAConnectionIsWaitedForNoLonger() throws IOException {
    try (TwoBackends models = start(); Wire wire = new Wire(models.gateway().address())) {
      wire.send("GET /health/live HTTP/1.1\r\nHost: gateway\r\n\r\n").readUntil("live\n");

      assertThat(wire.send("GET /hea").readAll()).containsSubsequence("200 OK", "408 Request");
    }
  }

  @Test
  void theAnswerToAWholeRequestIsWaitedFor() throws IOException {
    CompletableFuture<String> gate = new CompletableFuture<>();
    try (TwoBackends models = start();
        Wire wire = new Wire(models.gateway().address());
        Wire late = new Wire(models.gateway().address())) {
      models.alpha().always(Replies.behind(gate, Replies.text("slow")));
      wire.chat(Chat.to("alpha"));
      models.alpha().await(counts -> counts.open() == 1);
      wire.send("GET /health/li");
      late.send("G").readAll();
      gate.complete("open");

      assertThat(wire.readUntil("slow")).startsWith("HTTP/1.1 200 ");
    }
  }

  @Test
  void aBodyThatStandsStillIsNotWaitedFor() throws IOException {
    try (TwoBackends models = start(); Wire wire = new Wire(models.gateway().address())) {
      wire.send("POST /v1/chat/completions HTTP/1.1\r\nHost: gateway\r\nContent-Length: 100\r\n"
          + "\r\n{");

      assertThat(wire.readAll()).startsWith("HTTP/1.1 408 ")
          .contains("stood still for 200 ms", "\"code\":\"request_timeout\"")
          .containsOnlyOnce("HTTP/1.1");
    }
  }

  @Test
  void whoGoesOnSendingBehindAnAnswerIsClosedWithoutAnother() throws IOException {
    try (TwoBackends models = start(); Wire wire = new Wire(models.gateway().address())) {
      wire.send("POST /nowhere HTTP/1.1\r\nHost: gateway\r\nContent-Length: 1000000\r\n\r\n{")
          .readUntil("unknown_url");
      wire.send("x");

      assertThat(wire.readAll()).startsWith("HTTP/1.1 404 ").containsOnlyOnce("HTTP/1.1");
    }
  }

  @Test
  void oneConnectionTooManyIsToldSoAndTheOthersAreServed() throws IOException {
    try (TwoBackends models = start()) {
      List<Wire> wires = new ArrayList<>();
      for (int i = 0; i < MOST; i++) {
        wires.add(new Wire(models.gateway().address()));
        wires.getLast()
            .send("GET /health/live HTTP/1.1\r\nHost: gateway\r\n\r\n")
            .readUntil("live\n");
      }
      try (Wire tooMany = new Wire(models.gateway().address())) {
        assertThat(tooMany.readAll()).startsWith("HTTP/1.1 503 ")
            .contains("retry-after: 1", "\"code\":\"too_many_connections\"");
      }
      for (Wire wire : wires) {
        wire.send("GET /v1/models HTTP/1.1\r\nHost: gateway\r\n\r\n").readUntil("\"alpha\"");
        wire.close();
      }
    }
  }

  @Test
  void roomIsThereAgainWhenConnectionsHaveEnded() throws IOException {
    try (TwoBackends models = start()) {
      for (int i = 0; i < 10 * MOST; i++) {
        try (Wire wire = new Wire(models.gateway().address())) {
          wire.send("GET /health/live HTTP/1.1\r\nHost: gateway\r\nConnection: close\r\n\r\n");
          assertThat(wire.readAll()).contains("live\n");
        }
      }
    }
  }
}
