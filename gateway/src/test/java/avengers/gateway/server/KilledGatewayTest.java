package avengers.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import avengers.gateway.cli.AvengersProcess;
import avengers.gateway.fixture.Answer;
import avengers.gateway.fixture.Chat;
import avengers.gateway.fixture.Client;
import avengers.gateway.upstream.Replies;
import avengers.gateway.upstream.Reply;
import avengers.gateway.upstream.ScriptedCompletion;
import avengers.gateway.upstream.ScriptedUpstream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Kills a gateway as {@code kill -9} does, in the midst of 1,000 requests that cost something. */
class KilledGatewayTest {
  private static final int REQUESTS = 1_000;
  private static final int BEFORE = 600;
  private static final int AT_THE_KILL = 850;
  private static final double DOLLARS = 0.002;

  /** More than the second that may be lost, as the machine may be busy. */
  private static final Duration LOST = Duration.ofSeconds(4);

  @TempDir
  Path folder;

  private final AtomicInteger charged = new AtomicInteger();

  private Reply charging() {
    Reply answer = Replies.completion(ScriptedCompletion.of("42").using(1_000, 500));
    return exchange -> {
      charged.incrementAndGet();
      answer.to(exchange);
    };
  }

  private Path config(ScriptedUpstream upstream) throws IOException {
    return Files.writeString(folder.resolve("gateway.yaml"), """
        server: { port: 0, api-keys: [ { key: secret, name: web, budget: { day: 100 } } ] }
        admin: { port: 0 }
        backends:
          - { model: alpha, url: "%s", price: { input: 1, output: 2 } }
        """.formatted(upstream.url()));
  }

  private static Answer ask(Client client) {
    return client.chat(Chat.with("alpha", "\"max_tokens\": 500"), "Authorization",
        "Bearer secret");
  }

  private static JsonNode total(Client admin) {
    return admin.get("/admin/usage").json().path("total");
  }

  @Test
  @Timeout(240)
  void budgetAndTotalsAgreeWithTheUpstreamsCountButForTheLastSecond() throws Exception {
    try (ScriptedUpstream upstream = ScriptedUpstream.start()) {
      upstream.always(charging());
      Path config = config(upstream);
      int longAgo;
      try (AvengersProcess first = AvengersProcess.serve(config);
          Client client = new Client(first.address());
          Client admin = new Client(first.adminAddress())) {
        for (int i = 0; i < BEFORE; i++) {
          assertThat(ask(client).status()).isEqualTo(200);
        }
        JsonNode total = total(admin);
        assertThat(total.path("requests").asInt()).isEqualTo(BEFORE);
        assertThat(total.path("calls").asInt()).isEqualTo(charged.get()).isEqualTo(BEFORE);
        longAgo = askAndKill(first, client);
      }

      int all = charged.get();
      try (AvengersProcess second = AvengersProcess.serve(config);
          Client admin = new Client(second.adminAddress())) {
        JsonNode total = total(admin);
        int calls = total.path("calls").asInt();
        assertThat(calls).isBetween(Math.max(BEFORE, longAgo), all);
        assertThat(total.path("cost").asDouble()).isCloseTo(calls * DOLLARS, within(1e-9));
        assertThat(admin.get("/admin/keys/config:web").json().at("/spent/day").asDouble())
            .isCloseTo(calls * DOLLARS, within(1e-9));
      }
    }
  }

  /** Gives how many calls were charged some seconds before the end. */
  private int askAndKill(AvengersProcess gateway, Client client) throws InterruptedException {
    List<long[]> counts = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
      for (int i = BEFORE; i < REQUESTS; i++) {
        pool.execute(() -> askUnlessDead(client));
      }
      while (charged.get() < AT_THE_KILL) {
        counts.add(new long[]{System.nanoTime(), charged.get()});
        Thread.sleep(1);
      }
      gateway.kill();
    }
    long end = System.nanoTime() - LOST.toNanos();
    return counts.stream()
        .filter(count -> count[0] - end < 0)
        .mapToInt(count -> (int) count[1])
        .max()
        .orElse(0);
  }

  private static void askUnlessDead(Client client) {
    try {
      ask(client);
    } catch (AssertionError e) {
      // the gateway was killed
    }
  }
}
