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
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.streams.ReadStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpstreamStreamTest {
  private static final List<String> EVENTS = ScriptedCompletion.of("It is 7.").events();
  private static final List<String> SHOWN = ScriptedCompletion.of("It is 7.").eventsWithoutUsage();

  @AutoClose
  private final ScriptedUpstream upstream = ScriptedUpstream.start();

  private final Vertx vertx = Vertx.vertx();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final List<StreamedEvent> taken = new ArrayList<>();

  @AfterEach
  void close() {
    vertx.close().await();
  }

  /** What was taken, as text. */
  private String text() {
    return String.join("", taken.stream().map(event -> event.bytes().toString()).toList());
  }

  private Backend backend(Service service, int connections) {
    return new Backend(vertx, new BackendConfig("alpha", upstream.url(), "served",
        Optional.empty(), Optional.empty(), connections, Optional.empty(), Set.of(service)),
        new GatewayMeters(meters, Set.of("alpha")));
  }

  private CallScope scope() {
    return CallScope.open(vertx, Duration.ofSeconds(20), "req-1");
  }

  private Optional<FailureReason> read(Reply reply, Service service, int longestEvent,
      Consumer<StreamedEvent> reader) {
    upstream.always(reply);
    return vertx.<Optional<Failure>>executeBlocking(() -> Optional.empty())
        .compose(later -> read(backend(service, 64), scope(), service, longestEvent, reader))
        .await()
        .map(Failure::reason);
  }

  private Future<Optional<Failure>> read(Backend backend, CallScope scope, Service service,
      int longestEvent, Consumer<StreamedEvent> reader) {
    return new UpstreamStream(backend, service, longestEvent, false).read(
        RequestBody.parse("{\"model\":\"alpha\"}".getBytes(StandardCharsets.UTF_8)).to("served"),
        scope, new UpstreamStream.Sink() {
          @Override
          public void source(ReadStream<?> source) {}

          @Override
          public void take(List<StreamedEvent> events) {
            taken.addAll(events);
            events.forEach(reader);
          }
        });
  }

  private Optional<FailureReason> read(Reply reply, Service service) {
    return read(reply, service, UpstreamStream.LONGEST_EVENT, event -> {});
  }

  @Test
  void everyEventIsReadOnce() {
    assertThat(read(Replies.streamInPiecesOf(7, EVENTS), Service.CHAT)).isEmpty();

    assertThat(text()).isEqualTo(String.join("", SHOWN));
    assertThat(taken).last().matches(StreamedEvent::endMark);
    assertThat(taken.stream().filter(event -> event.tree().isPresent())).hasSize(
        SHOWN.size() - 1);
  }

  @Test
  void aResponseThatIsLeftOpenBehindTheEndMarkIsNotWaitedFor() {
    assertThat(read(Replies.silentStream(EVENTS), Service.CHAT)).isEmpty();

    assertThat(text()).isEqualTo(String.join("", SHOWN));
    upstream.await(counts -> counts.aborted() == 1);
  }

  @Test
  void theConnectionOfAStreamThatEndsIsUsedAgain() {
    upstream.always(Replies.stream(EVENTS));
    Backend backend = backend(Service.CHAT, 64);
    for (int i = 0; i < 5; i++) {
      assertThat(vertx.executeBlocking(() -> true)
          .compose(later -> read(backend, scope(), Service.CHAT, UpstreamStream.LONGEST_EVENT,
              event -> {}))
          .await()).isEmpty();
      int streams = i + 1;
      upstream.await(counts -> counts.finished() == streams);
    }

    assertThat(upstream.counts().aborted()).isZero();
  }

  @Test
  void aCallThatWaitsForAConnectionEndsWithItsScope() throws Exception {
    upstream.always(Replies.silentStream(EVENTS.subList(0, 2)));
    Backend backend = backend(Service.CHAT, 1);
    Future<Optional<Failure>> running = read(backend, scope(), Service.CHAT,
        UpstreamStream.LONGEST_EVENT, event -> {});
    upstream.await(counts -> counts.open() == 1);
    CallScope left = scope();
    Future<Optional<Failure>> waiting = read(backend, left, Service.CHAT,
        UpstreamStream.LONGEST_EVENT, event -> {});

    vertx.runOnContext(later -> left.abort());

    assertThat(waiting.await(10, TimeUnit.SECONDS).map(Failure::reason))
        .contains(FailureReason.CANCELLED);
    assertThat(running.isComplete()).isFalse();
    assertThat(upstream.counts().all()).isEqualTo(1);
  }

  @Test
  void theNameOfAMediaTypeIsTheSameInAnyCase() {
    assertThat(read(Replies.status(200, String.join("", EVENTS),
        Map.of("content-type", "Text/Event-Stream; charset=UTF-8")), Service.CHAT)).isEmpty();
    assertThat(read(Replies.status(200, Replies.COMPLETION,
        Map.of("content-type", "Application/JSON")), Service.CHAT)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n\n", "\n", ""})
  void theUsageIsCountedHoweverTheLastEventEnds(String end) {
    String last = "data: {\"type\":\"response.completed\",\"response\":{\"usage\":"
        + "{\"input_tokens\":10,\"output_tokens\":5,\"total_tokens\":15}}}" + end;

    assertThat(read(Replies.stream(List.of(last)), Service.RESPONSES)).isEmpty();

    assertThat(meters.get("gen_ai.client.token.usage").meters()).isNotEmpty();
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
    Reply reply = Replies.stream(List.of(event, ScriptedCompletion.END));

    assertThat(read(reply, Service.CHAT)).isEmpty();
    assertThat(taken.getFirst().tree()).isEmpty();
    assertThat(text()).isEqualTo(event + ScriptedCompletion.END);
    assertThat(read(reply, Service.CHAT, UpstreamStream.LONGEST_READ, again -> {}))
        .contains(FailureReason.TOO_LARGE);
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
    assertThat(read(Replies.stream(List.of(event, ScriptedCompletion.END)), Service.CHAT))
        .isEmpty();
    assertThat(text()).isEqualTo(event + ScriptedCompletion.END);
  }
}
