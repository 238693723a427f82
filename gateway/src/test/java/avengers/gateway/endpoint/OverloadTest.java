package avengers.gateway.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.config.ConcurrencyConfig;
import avengers.gateway.config.LoadConfig;
import avengers.gateway.fixture.Answer;
import avengers.gateway.fixture.Chat;
import avengers.gateway.fixture.Client;
import avengers.gateway.fixture.GatewaySetup;
import avengers.gateway.fixture.Wire;
import avengers.gateway.server.Gateway;
import avengers.gateway.upstream.Counts;
import avengers.gateway.upstream.Replies;
import avengers.gateway.upstream.ScriptedUpstream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** More calls than a model may have at the same time. */
class OverloadTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final String WAITING = "avengers_backend_waiting";

  @AutoClose
  private final ScriptedUpstream upstream = ScriptedUpstream.start();

  private final CompletableFuture<Void> gate = new CompletableFuture<>();

  /** A gateway whose model answers when the gate is open. */
  private Gateway gateway(int calls, int queue, Duration wait) throws IOException {
    upstream.always(Replies.behind(gate, Replies.text("42")));
    return Gateway.start(new GatewaySetup().backend("alpha", upstream.url())
        .load("alpha", new LoadConfig(calls, new ConcurrencyConfig.Fixed(calls), queue, wait))
        .keys("flood", "other")
        .config());
  }

  private static CompletableFuture<Answer> ask(Client client, String key, String question) {
    return client.chatLater(Chat.asking("alpha", question), "authorization", "Bearer " + key);
  }

  @Test
  void whoFindsTheQueueFullIsToldAtOnceWhileOthersAreServed() throws IOException {
    try (Gateway gateway = gateway(2, 1, LONG);
        Client client = new Client(gateway.address());
        Client looking = new Client(gateway.adminAddress())) {
      List<CompletableFuture<Answer>> served = new ArrayList<>();
      served.add(ask(client, "flood", "one"));
      served.add(ask(client, "flood", "two"));
      upstream.await(counts -> counts.open() == 2);
      served.add(ask(client, "flood", "three"));
      looking.awaitMetric(WAITING, 1);

      Answer refused = ask(client, "flood", "four").join();

      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.header("retry-after")).contains("1");
      assertThat(refused.error().path("code").asString()).isEqualTo("overloaded");
      assertThat(looking.metric("avengers_backend_refused_total")).isEqualTo(1);
      gate.complete(null);
      assertThat(served).allSatisfy(answer -> assertThat(answer.join().status()).isEqualTo(200));
      assertThat(upstream.counts()).isEqualTo(new Counts(0, 3, 0));
    }
  }

  @Test
  void whoWaitsLongerThanIsAllowedIsTold() throws IOException {
    try (Gateway gateway = gateway(1, 10, Duration.ofMillis(50));
        Client client = new Client(gateway.address())) {
      CompletableFuture<Answer> first = ask(client, "flood", "one");
      upstream.await(counts -> counts.open() == 1);

      assertThat(ask(client, "flood", "two").join().status()).isEqualTo(503);

      gate.complete(null);
      assertThat(first.join().status()).isEqualTo(200);
      assertThat(upstream.received()).hasSize(1);
    }
  }

  @Test
  void whoLeavesWaitsNoMoreAndIsNotAskedFor() throws IOException {
    try (Gateway gateway = gateway(1, 10, LONG);
        Client client = new Client(gateway.address());
        Client looking = new Client(gateway.adminAddress())) {
      CompletableFuture<Answer> first = ask(client, "flood", "one");
      upstream.await(counts -> counts.open() == 1);
      try (Wire leaving = new Wire(gateway.address())) {
        leaving.chat(Chat.to("alpha"), "authorization: Bearer other");
        looking.awaitMetric(WAITING, 1);
      }
      looking.awaitMetric(WAITING, 0);

      gate.complete(null);

      assertThat(first.join().status()).isEqualTo(200);
      assertThat(ask(client, "flood", "two").join().status()).isEqualTo(200);
      assertThat(upstream.received()).hasSize(2);
    }
  }

  @Test
  void oneClientsFloodDoesNotKeepAnotherWaiting() throws IOException {
    try (Gateway gateway = gateway(1, 10, LONG);
        Client client = new Client(gateway.address());
        Client looking = new Client(gateway.adminAddress())) {
      List<CompletableFuture<Answer>> asked = new ArrayList<>();
      asked.add(ask(client, "flood", "one"));
      upstream.await(counts -> counts.open() == 1);
      for (int i = 0; i < 8; i++) {
        asked.add(ask(client, "flood", "one"));
      }
      looking.awaitMetric(WAITING, 8);
      asked.add(ask(client, "other", "another"));
      looking.awaitMetric(WAITING, 9);

      gate.complete(null);

      assertThat(asked).allSatisfy(answer -> assertThat(answer.join().status()).isEqualTo(200));
      assertThat(upstream.received()).extracting(
          seen -> seen.json().at("/messages/0/content").asString())
          .hasSize(10)
          .startsWith("one", "one", "another");
    }
  }
}
