package avengers.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.fixture.Answer;
import avengers.gateway.fixture.Chat;
import avengers.gateway.fixture.Client;
import avengers.gateway.fixture.TwoBackends;
import avengers.gateway.fixture.Wire;
import avengers.gateway.upstream.Replies;
import avengers.gateway.upstream.ScriptedCompletion;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections that are used again, shared, idle, or full of unfinished requests. */
class ConnectionsTest {
  private static final Duration SHORT = Duration.ofMillis(200);

  private static String post(String body) {
    return "POST /v1/chat/completions HTTP/1.1\r\nHost: gateway\r\nContent-Length: "
        + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body;
  }

  private static String get(String path) {
    return "GET " + path + " HTTP/1.1\r\nHost: gateway\r\n\r\n";
  }

  @Test
  void requestsInARowAreAnsweredInTheirOrder() throws IOException {
    CompletableFuture<String> gate = new CompletableFuture<>();
    try (TwoBackends models = TwoBackends.start();
        Wire wire = new Wire(models.gateway().address())) {
      models.alpha().always(Replies.behind(gate, Replies.text("slow")));
      models.beta().always(Replies.text("quick"));

      wire.send(post(Chat.to("alpha")) + post(Chat.to("beta")) + post("{") + get("/health/live"));
      models.alpha().await(counts -> counts.open() == 1);
      gate.complete("open");

      assertThat(wire.readUntil("live\n")).containsSubsequence("200 OK", "slow", "200 OK",
          "quick", "400 Bad Request", "invalid_request_error", "200 OK", "live");
    }
  }

  @Test
  void aBrokenBodyIsNoAnswerToTheRequestBeforeIt() throws IOException {
    try (TwoBackends models = TwoBackends.start();
        Wire wire = new Wire(models.gateway().address())) {
      models.always(Replies.hang());

      wire.send(post(Chat.to("alpha")) + "POST /v1/chat/completions HTTP/1.1\r\nHost: gateway\r\n"
          + "Transfer-Encoding: chunked\r\n\r\nno length\r\n");

      assertThat(wire.readAll()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"404", "415"})
  void aRefusedBodyIsNotTakenForTheNextRequest(String status) throws IOException {
    String inner = get("/health/ready");
    String body = inner + "x".repeat(5_000);
    String path = status.equals("404") ? "/nowhere" : "/v1/chat/completions";
    String type = status.equals("415") ? "image/png" : "application/json";
    try (TwoBackends models = TwoBackends.start();
        Wire wire = new Wire(models.gateway().address())) {
      wire.send("POST " + path + " HTTP/1.1\r\nHost: gateway\r\nContent-Type: " + type
          + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body + get("/health/live"));

      assertThat(wire.readUntil("live\n")).startsWith("HTTP/1.1 " + status)
          .doesNotContain("ready");
    }
  }

  @Test
  void aBodyThatDoesNotComeIsNotWaitedFor() throws IOException {
    try (TwoBackends models = TwoBackends.start(setup -> setup.requestTimeout(SHORT));
        Wire wire = new Wire(models.gateway().address())) {
      wire.send("POST /v1/chat/completions HTTP/1.1\r\nHost: gateway\r\nContent-Length: 100\r\n"
          + "\r\n{");

      assertThat(wire.readUntil("}}")).startsWith("HTTP/1.1 408 ")
          .contains("connection: close", "\"code\":\"request_timeout\"");
      wire.awaitEnd();
    }
  }

  @Test
  void aSlowAnswerIsWaitedFor() throws Exception {
    CompletableFuture<String> gate = new CompletableFuture<>();
    try (TwoBackends models = TwoBackends
        .start(setup -> setup.requestTimeout(SHORT).idleTimeout(SHORT));
        Wire idle = new Wire(models.gateway().address())) {
      models.alpha().always(Replies.behind(gate, Replies.text("slow")));
      models.beta().always(Replies.gatedStream("data: {}\n\n", gate, ScriptedCompletion.END));
      CompletableFuture<Answer> whole = models.client().chatLater(Chat.to("alpha"));
      CompletableFuture<Answer> stream = models.client().chatLater(Chat.streamed("beta"));
      models.alpha().await(counts -> counts.open() == 1);
      models.beta().await(counts -> counts.open() == 1);

      // A connection that began later is closed for idling; the others are not.
      idle.send(get("/health/live")).readUntil("live\n");
      idle.awaitEnd();
      gate.complete("open");

      assertThat(whole.get(10, TimeUnit.SECONDS).content()).isEqualTo("slow");
      assertThat(stream.get(10, TimeUnit.SECONDS).events()).endsWith("[DONE]");
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyVersionIsServed(HttpClient.Version version) throws Exception {
    try (TwoBackends models = TwoBackends.start();
        Client client = new Client(models.gateway().address(), version)) {
      models.beta()
          .always(Replies.gatedStream("data: {}\n\n",
              CompletableFuture.completedFuture("open"), ScriptedCompletion.END));

      assertThat(client.chat(Chat.to("avengers")).status()).isEqualTo(200);
      assertThat(client.chat(Chat.streamed("avengers")).events()).endsWith("[DONE]");
      assertThat(client.chat(Chat.streamed("beta")).events()).endsWith("[DONE]");
      assertThat(client.chat("{").status()).isEqualTo(400);
      assertThat(client.get("/nowhere").status()).isEqualTo(404);
      assertThat(client.send("HEAD", "/v1/models").text()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void whoOffersHttp2InPlainTextIsAnsweredAllTheSame(HttpClient.Version version) throws Exception {
    try (TwoBackends models = TwoBackends.start();
        HttpClient client = HttpClient.newBuilder().version(version).build()) {
      HttpResponse<String> response = client.send(
          HttpRequest.newBuilder(models.gateway().address().resolve("/v1/chat/completions"))
              .POST(HttpRequest.BodyPublishers.ofString(Chat.to("alpha")))
              .build(),
          HttpResponse.BodyHandlers.ofString());

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
    }
  }

  @Test
  void http2IsNotSpokenInPlainText() throws IOException {
    try (TwoBackends models = TwoBackends.start();
        Wire wire = new Wire(models.gateway().address())) {
      wire.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0");

      assertThat(wire.readAll()).startsWith("HTTP/1.1 505 ");
    }
  }

  @Test
  void stoppingDoesNotWaitForWhoBeganToSpeakAndFellSilent() throws Exception {
    try (TwoBackends models = TwoBackends.start();
        Wire half = new Wire(models.gateway().address()).send("PRI * HT");
        Wire head = new Wire(models.gateway().address()).send("GET / HTTP/1.1\r\nHos")) {
      models.client().get("/health/live");

      CompletableFuture.runAsync(models.gateway()::close).get(10, TimeUnit.SECONDS);

      half.awaitEnd();
      head.awaitEnd();
    }
  }
}
