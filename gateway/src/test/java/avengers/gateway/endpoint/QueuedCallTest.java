package avengers.gateway.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.config.ConcurrencyConfig;
import avengers.gateway.config.HealthConfig;
import avengers.gateway.config.LoadConfig;
import avengers.gateway.config.TimeoutsConfig;
import avengers.gateway.fixture.Answer;
import avengers.gateway.fixture.Chat;
import avengers.gateway.fixture.Client;
import avengers.gateway.fixture.GatewaySetup;
import avengers.gateway.server.Gateway;
import avengers.gateway.upstream.Replies;
import avengers.gateway.upstream.Reply;
import avengers.gateway.upstream.ScriptedCompletion;
import avengers.gateway.upstream.ScriptedUpstream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What holds for a call does not hold for its turn: servers are not asked while it waits. */
class QueuedCallTest {
  /** Enough for a first answer on a busy machine. */
  private static final Duration SHORT = Duration.ofSeconds(1);
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final String WAITING = "avengers_backend_waiting{gen_ai_request_model=\"alpha\"}";

  @AutoClose
  private final ScriptedUpstream one = ScriptedUpstream.start();

  @AutoClose
  private final ScriptedUpstream two = ScriptedUpstream.start();

  @AutoClose
  private final ScriptedUpstream three = ScriptedUpstream.start();

  private final CompletableFuture<Void> first = new CompletableFuture<>();
  private final CompletableFuture<Void> second = new CompletableFuture<>();

  /** Answers what is asked for: some questions only when their gate is open. */
  private Reply byQuestion() {
    return exchange -> {
      String question = exchange.received().json().at("/messages/0/content").asString();
      Reply answer = Replies.byStream(Replies.stream(
          ScriptedCompletion.of("42").events()), Replies.text("42"));
      switch (question) {
        case "first" -> Replies.behind(first, answer).to(exchange);
        case "second" -> Replies.behind(second, answer).to(exchange);
        case "never" -> Replies.hang().to(exchange);
        default -> answer.to(exchange);
      }
    };
  }

  private Gateway gateway(int connections, int replicas, UnaryOperator<GatewaySetup> change)
      throws IOException {
    List<ScriptedUpstream> all = List.of(one, two, three);
    all.forEach(upstream -> upstream.always(byQuestion()));
    List<URI> urls = all.subList(0, replicas).stream().map(ScriptedUpstream::url).toList();
    return Gateway.start(change.apply(new GatewaySetup().backend("alpha", one.url())
        .replicas("alpha", urls)
        .load("alpha", new LoadConfig(connections,
            new ConcurrencyConfig.Fixed(connections * replicas), 10, LONG))
        .backend("beta", three.url())).config());
  }

  private static CompletableFuture<Answer> ask(Client client, String question) {
    return client.chatLater(Chat.asking("alpha", question));
  }

  private static String streamed(String model, String question) {
    return Chat.asking(model, question).replaceFirst("\\{", "{\"stream\": true, ");
  }

  /** As long as a first token may take, and a little more. */
  private static void letTheTimeForAFirstTokenPass(Client client) {
    assertThat(client.chat(streamed("beta", "never")).error().path("code").asString())
        .isEqualTo("first_token_timed_out");
  }

  @Test
  void theTimeForTheFirstTokenBeginsWhenItIsACallsTurn() throws IOException {
    try (Gateway gateway = gateway(1, 1, setup -> setup.withoutRetries()
        .timeouts(new TimeoutsConfig(LONG, Optional.of(SHORT), LONG, Optional.empty())));
        Client client = new Client(gateway.address());
        Client looking = new Client(gateway.adminAddress())) {
      CompletableFuture<Answer> running = ask(client, "first");
      one.await(counts -> counts.open() == 1);
      CompletableFuture<Answer> waiting = client.chatLater(
          streamed("alpha", "more"));
      looking.awaitMetric(WAITING, 1);
      letTheTimeForAFirstTokenPass(client);
      letTheTimeForAFirstTokenPass(client);

      first.complete(null);

      assertThat(running.join().status()).isEqualTo(200);
      assertThat(waiting.join().streamedContent()).isEqualTo("42");
    }
  }

  @Test
  void whoWaitsForAServerThatIsBackIsLetInAtOnce() throws Exception {
    int port = two.port();
    two.close();
    try (Gateway gateway = gateway(1, 2, setup -> setup.health(
        new HealthConfig(3, PAUSE, PAUSE, Duration.ZERO, Duration.ZERO, Optional.empty())));
        Client client = new Client(gateway.address());
        Client looking = new Client(gateway.adminAddress())) {
      while (looking.metric("avengers_replica_outages_total") == 0) {
        assertThat(ask(client, "more").join().status()).isEqualTo(200);
      }
      long pauseOver = System.nanoTime() + PAUSE.toNanos();
      CompletableFuture<Answer> running = ask(client, "first");
      one.await(counts -> counts.open() == 1);
      ScriptedUpstream back = ScriptedUpstream.start(port);
      back.always(byQuestion());
      CompletableFuture<Answer> probe = ask(client, "more");
      looking.awaitMetric(WAITING, 1);
      CompletableFuture<Answer> hanging = ask(client, "second");
      looking.awaitMetric(WAITING, 2);
      CompletableFuture<Answer> last = ask(client, "more");
      while (System.nanoTime() < pauseOver) {
        looking.awaitMetric(WAITING, 3);
      }

      first.complete(null);

      assertThat(running.join().status()).isEqualTo(200);
      assertThat(probe.join().status()).isEqualTo(200);
      assertThat(last.get(10, TimeUnit.SECONDS).status()).isEqualTo(200);
      assertThat(hanging).isNotDone();
      second.complete(null);
      assertThat(hanging.join().status()).isEqualTo(200);
      back.close();
    }
  }

  @Test
  void manyCallsWithOneServerLeftWaitForItsConnections() throws IOException {
    try (Gateway gateway = gateway(1, 3, GatewaySetup::patient);
        Client client = new Client(gateway.address());
        Client looking = new Client(gateway.adminAddress())) {
      one.always(Replies.error(500, "no"));
      two.always(Replies.error(500, "no"));
      List<CompletableFuture<Answer>> asked = List.of(ask(client, "first"), ask(client, "first"),
          ask(client, "first"));
      looking.awaitMetric("avengers_replica_in_flight{gen_ai_request_model=\"alpha\","
          + "replica=\"2\"}", 3);

      first.complete(null);

      assertThat(asked).allSatisfy(answer -> assertThat(answer.join().status()).isEqualTo(200));
    }
  }
}
