package avengers.gateway.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.fixture.Chat;
import avengers.gateway.fixture.TwoBackends;
import avengers.gateway.fixture.Wire;
import avengers.gateway.upstream.Replies;
import avengers.gateway.upstream.Reply;
import avengers.gateway.upstream.ScriptedCompletion;
import avengers.gateway.upstream.UpstreamExchange;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Who reads slowly slows the backend down, and fills no memory. */
class BackPressureTest {
  private static final String EVENT = "data: {\"x\": \"" + "x".repeat(64 << 10) + "\"}\n\n";

  /** More than all sockets on the way hold, and far less than comes within the deadline. */
  private static final long MUCH = 48L << 20;

  @AutoClose
  private final TwoBackends models = TwoBackends.start(setup -> setup
      .deadline(Duration.ofSeconds(3)));

  private final AtomicLong sent = new AtomicLong();

  /** Events without end, as fast as the gateway takes them. */
  private Reply endless() {
    return exchange -> {
      exchange.response().setChunked(true).putHeader("content-type", "text/event-stream");
      send(exchange);
    };
  }

  private void send(UpstreamExchange exchange) {
    if (!exchange.response().closed()) {
      exchange.response().write(Buffer.buffer(EVENT)).onSuccess(written -> {
        sent.addAndGet(EVENT.length());
        send(exchange);
      });
    }
  }

  @Test
  void aClientThatDoesNotReadStopsTheBackend() throws IOException {
    models.alpha().always(endless());

    try (Wire wire = new Wire(models.gateway().address()).chat(Chat.streamed("alpha"))) {
      wire.readUntil("data: ");
      models.alpha().await(counts -> counts.aborted() == 1);

      assertThat(sent.get()).isBetween(1L, MUCH);
    }
  }

  @Test
  void aClientThatReadsGetsMoreThanIsEverHeld() throws IOException {
    models.alpha().always(endless());

    try (Wire wire = new Wire(models.gateway().address()).chat(Chat.streamed("alpha"))) {
      wire.skip(MUCH);
    }
  }

  @Test
  void aLongStreamArrivesWhole() {
    List<String> events = Collections.nCopies(200, EVENT);
    models.alpha()
        .always(Replies.streamInPiecesOf(1 << 20, List.of(String.join("", events)
            + ScriptedCompletion.END)));

    String text = models.client().chat(Chat.streamed("alpha")).text();

    assertThat(text.length()).isEqualTo(200 * EVENT.length() + ScriptedCompletion.END.length());
    assertThat(text).endsWith("data: [DONE]\n\n");
  }
}
