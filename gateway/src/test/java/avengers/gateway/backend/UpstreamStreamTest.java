package avengers.gateway.backend;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.config.BackendConfig;
import avengers.gateway.metrics.GatewayMeters;
import avengers.gateway.openai.RequestBody;
import avengers.gateway.openai.Service;
import avengers.gateway.upstream.Replies;
import avengers.gateway.upstream.Reply;
import avengers.gateway.upstream.ScriptedCompletion;
import avengers.gateway.upstream.ScriptedUpstream;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.streams.ReadStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpstreamStreamTest {
  private static final List<String> EVENTS = ScriptedCompletion.of("It is 7.").events();

  @AutoClose
  private final ScriptedUpstream upstream = ScriptedUpstream.start();

  private final Vertx vertx = Vertx.vertx();
  private final List<StreamedEvent> taken = new ArrayList<>();

  @AfterEach
  void close() {
    vertx.close().await();
  }

  /** What was taken, as text. */
  private String text() {
    return String.join("", taken.stream().map(event -> event.bytes().toString()).toList());
  }

  private Optional<FailureReason> read(Reply reply, Service service, int longestEvent,
      Consumer<StreamedEvent> reader) {
    upstream.always(reply);
    Backend backend = new Backend(vertx, new BackendConfig("alpha", upstream.url(), "served",
        Optional.empty(), Optional.empty(), 64, Optional.empty(), Set.of(service)),
        new GatewayMeters(new SimpleMeterRegistry(), Set.of("alpha")));
    return vertx.<Optional<Failure>>executeBlocking(() -> Optional.empty())
        .compose(later -> new UpstreamStream(backend, service, longestEvent, false).read(
            RequestBody.parse("{\"model\":\"alpha\"}".getBytes(StandardCharsets.UTF_8))
                .to("served"),
            CallScope.open(vertx, Duration.ofSeconds(20), "req-1"),
            new UpstreamStream.Sink() {
              @Override
              public void source(ReadStream<?> source) {}

              @Override
              public void take(List<StreamedEvent> events) {
                taken.addAll(events);
                events.forEach(reader);
              }
            }))
        .await()
        .map(Failure::reason);
  }

  private Optional<FailureReason> read(Reply reply, Service service) {
    return read(reply, service, UpstreamStream.LONGEST_EVENT, event -> {});
  }

  @Test
  void everyEventIsReadOnce() {
    assertThat(read(Replies.streamInPiecesOf(7, EVENTS), Service.CHAT)).isEmpty();

    List<String> shown = ScriptedCompletion.of("It is 7.").eventsWithoutUsage();
    assertThat(text()).isEqualTo(String.join("", shown));
    assertThat(taken).last().matches(StreamedEvent::endMark);
    assertThat(taken.stream().filter(event -> event.tree().isPresent())).hasSize(
        shown.size() - 1);
  }

  @Test
  void aReaderThatCannotReadAnEventEndsTheStream() {
    assertThat(read(Replies.silentStream(EVENTS), Service.CHAT, UpstreamStream.LONGEST_EVENT,
        event -> {
          throw new IllegalArgumentException("what is this?");
        })).contains(FailureReason.MALFORMED);

    upstream.await(counts -> counts.aborted() == 1);
  }

  @Test
  void anEventThatIsTooLongToBeReadIsPassedOnOrEndsTheStream() {
    String event = "data: {\"x\": \"" + "x".repeat(UpstreamStream.LONGEST_READ) + "\"}\n\n";
    Reply reply = Replies.stream(List.of(event, "data: [DONE]\n\n"));

    assertThat(read(reply, Service.CHAT)).isEmpty();
    assertThat(taken.getFirst().tree()).isEmpty();
    assertThat(text()).isEqualTo(event + "data: [DONE]\n\n");
    assertThat(read(reply, Service.CHAT, UpstreamStream.LONGEST_READ, again -> {}))
        .contains(FailureReason.MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"event: response.completed\ndata: {\"response\": {}}\n\n",
      "data: {\"type\": \"response.incomplete\"}\n\n",
      "data: {\"type\": \"response.failed\", \"response\": {\"error\": {\"code\": \"x\"}}}\n\n"})
  void aStreamOfAResponseEndsWithAnEventOfItsOwn(String last) {
    String first = "event: response.created\ndata: {\"type\": \"response.created\"}\n\n";

    assertThat(read(Replies.stream(List.of(first, last)), Service.RESPONSES)).isEmpty();
    assertThat(text()).isEqualTo(first + last);
    assertThat(read(Replies.stream(List.of(first)), Service.RESPONSES))
        .contains(FailureReason.BROKEN_OFF);
    assertThat(read(Replies.stream(List.of(first, "data: [DONE]\n\n")), Service.RESPONSES))
        .contains(FailureReason.BROKEN_OFF);
  }

  @ParameterizedTest
  @ValueSource(strings = {"event: error\ndata: {\"message\": \"no\"}\n\n",
      "data: {\"type\": \"error\", \"message\": \"no\"}\n\n", "data: {\"error\": \"no\"}\n\n",
      "data: {\"error\": {}}\n\n"})
  void everyWayToTellAnErrorIsKnown(String event) {
    assertThat(read(Replies.stream(List.of(event, "data: [DONE]\n\n")), Service.CHAT))
        .contains(FailureReason.SERVER_ERROR);
    assertThat(taken).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"data: {\"error\": null}\n\n", "data: {\"error\": \"\"}\n\n", ": ping\n\n",
          "data:\n\n", "event: ping\n\n"})
  void whatIsNoErrorPasses(String event) {
    assertThat(read(Replies.stream(List.of(event, "data: [DONE]\n\n")), Service.CHAT)).isEmpty();
    assertThat(text()).isEqualTo(event + "data: [DONE]\n\n");
  }
}
