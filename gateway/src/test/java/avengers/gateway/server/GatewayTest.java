package avengers.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import avengers.gateway.fixture.Answer;
import avengers.gateway.fixture.Chat;
import avengers.gateway.fixture.Client;
import avengers.gateway.fixture.GatewaySetup;
import avengers.gateway.fixture.TwoBackends;
import avengers.gateway.fixture.Wire;
import avengers.gateway.upstream.Replies;
import avengers.gateway.upstream.ScriptedCompletion;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A gateway's start and stop. */
class GatewayTest {
  private static final String HEALTH = "GET /health/live HTTP/1.1\r\nHost: gateway\r\n\r\n";
  private static final URI NOBODY = URI.create("http://127.0.0.1:9/v1");

  @Test
  void aPortInUseIsToldInOneLine() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 50, java.net.InetAddress.getLoopbackAddress())) {
      GatewaySetup setup = new GatewaySetup().backend("a", NOBODY).port(taken.getLocalPort());

      assertThatThrownBy(() -> Gateway.start(setup.config())).isInstanceOf(IOException.class)
          .hasMessageMatching("cannot listen at 127\\.0\\.0\\.1:" + taken.getLocalPort()
              + ": .*[Aa]ddress already in use.*")
          .hasMessageNotContaining("\n");
    }
  }

  @Test
  void portZeroTakesAFreeOneThatTheAddressNames() throws IOException {
    try (Gateway first = Gateway.start(new GatewaySetup().backend("a", NOBODY).config());
        Gateway second = Gateway.start(new GatewaySetup().backend("a", NOBODY).config())) {
      assertThat(first.address().getPort()).isPositive().isNotEqualTo(second.address().getPort());
      assertThat(first.address()).hasScheme("http").hasHost("127.0.0.1").hasPath("");
    }
  }

  @Test
  void aBodyThatHasNotComeWhenItStopsIsToldSo() throws Exception {
    try (
        TwoBackends models = TwoBackends
            .start(setup -> setup.stop(Duration.ZERO, Duration.ofMillis(100)));
        Client admin = new Client(models.gateway().adminAddress());
        Wire wire = new Wire(models.gateway().address())) {
      wire.send(
          "POST /v1/chat/completions HTTP/1.1\r\nHost: gateway\r\nContent-Length: 9\r\n\r\n{");
      while (admin.get("/health").json().path("requests").asInt() == 0) {
        Thread.onSpinWait();
      }

      models.gateway().close();

      assertThat(wire.readAll()).startsWith("HTTP/1.1 503 ")
          .contains("connection: close", "\"code\":\"stopping\"")
          .containsOnlyOnce("HTTP/1.1");
      assertThat(models.received()).isEmpty();
    }
  }

  @Test
  void aPortIsFreeAgainBehindTheClose() throws IOException {
    Gateway gateway = Gateway.start(new GatewaySetup().backend("a", NOBODY).config());
    int port = gateway.address().getPort();
    gateway.close();

    Gateway again = Gateway.start(new GatewaySetup().backend("a", NOBODY).port(port).config());

    assertThat(again.address().getPort()).isEqualTo(port);
    again.close();
  }

  @Test
  void aStartedGatewayIsLiveAndReady() {
    try (TwoBackends models = TwoBackends.start()) {
      Answer live = models.client().get("/health/live");
      Answer ready = models.client().get("/health/ready");

      assertThat(live.status()).isEqualTo(200);
      assertThat(live.text()).isEqualTo("live\n");
      assertThat(ready.status()).isEqualTo(200);
      assertThat(ready.text()).isEqualTo("ready\n");
    }
  }

  @Test
  void closingLetsRunningRequestsAndStreamsEnd() throws Exception {
    CompletableFuture<String> gate = new CompletableFuture<>();
    try (TwoBackends models = TwoBackends.start();
        Wire idle = new Wire(models.gateway().address())) {
      idle.send(HEALTH).readUntil("live\n");
      models.alpha().always(Replies.behind(gate, Replies.text("It is 7.")));
      models.beta().always(Replies.gatedStream("data: {}\n\n", gate, ScriptedCompletion.END));
      CompletableFuture<Answer> plain = models.client().chatLater(Chat.to("alpha"));
      CompletableFuture<Answer> stream = models.client().chatLater(Chat.streamed("beta"));
      models.alpha().await(counts -> counts.open() == 1);
      models.beta().await(counts -> counts.open() == 1);

      CompletableFuture<Void> closed = CompletableFuture.runAsync(models.gateway()::close);
      idle.awaitEnd();
      assertThat(closed).isNotDone();
      gate.complete("open");

      assertThat(plain.get(5, TimeUnit.SECONDS).content()).isEqualTo("It is 7.");
      assertThat(stream.get(5, TimeUnit.SECONDS).events()).endsWith("[DONE]");
      closed.get(5, TimeUnit.SECONDS);
    }
  }

  @Test
  void closingDoesNotWaitForIdleConnections() throws IOException {
    TwoBackends models = TwoBackends.start();
    try (Wire idle = new Wire(models.gateway().address());
        Wire silent = new Wire(models.gateway().address())) {
      idle.send(HEALTH).readUntil("live\n");
      long start = System.nanoTime();
      models.close();

      silent.awaitEnd();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void manyRequestsAtOnceAreAllAnswered() {
    try (TwoBackends models = TwoBackends.start()) {
      models.alpha().always(Replies.completion(ScriptedCompletion.of("It is 7.")));
      List<CompletableFuture<Answer>> asked = IntStream.range(0, 200)
          .mapToObj(i -> models.client().chatLater(Chat.to("avengers")))
          .toList();

      assertThat(asked).allSatisfy(answer -> assertThat(answer.get(20, TimeUnit.SECONDS).content())
          .isEqualTo("It is 7."));
      // Three that agree decide; how many of the other two were under way by then is chance.
      assertThat(models.counts().all()).isBetween(600, 1_000);
    }
  }
}
