package avengers.gateway.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.fixture.Answer;
import avengers.gateway.fixture.Chat;
import avengers.gateway.fixture.TwoBackends;
import avengers.gateway.fixture.Wire;
import avengers.gateway.upstream.Replies;
import avengers.gateway.upstream.Reply;
import avengers.gateway.upstream.ScriptedCompletion;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A backend's stream passes through, chunk by chunk. */
class RelayStreamTest {
  private static final List<String> EVENTS = ScriptedCompletion.of("It is größer 😀 than 7.")
      .events();

  @AutoClose
  private final TwoBackends models = TwoBackends.start();

  private Answer askFor(Reply reply) {
    models.alpha().always(reply);
    return models.client().chat(Chat.streamed("alpha"));
  }

  @Test
  void theStreamArrivesUntouched() {
    Answer answer = askFor(Replies.stream(EVENTS));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo(String.join("", EVENTS));
    assertThat(answer.header("content-type")).contains("text/event-stream; charset=utf-8");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 64, 100_000})
  void theStreamArrivesUntouchedHoweverItIsSplit(int bytes) {
    Answer answer = askFor(Replies.streamInPiecesOf(bytes, EVENTS));

    assertThat(answer.text()).isEqualTo(String.join("", EVENTS));
  }

  @ParameterizedTest
  @ValueSource(strings = {"data:[DONE]\n\n", "data: [DONE]\r\n\r\n", "data: [DONE]",
      "data: [DONE]\n\n: bye\n\n", "id: 7\ndata: [DONE]\n\n"})
  void everyLegalEndMarkEndsAStream(String mark) {
    String whole = EVENTS.getFirst() + mark;

    assertThat(askFor(Replies.stream(List.of(whole))).text()).isEqualTo(whole);
  }

  @Test
  void aChunkIsPassedOnBeforeTheNextOneComes() throws IOException {
    CompletableFuture<String> gate = new CompletableFuture<>();
    models.alpha().always(Replies.gatedStream("data: {\"first\":1}\n\n", gate, "data: [DONE]\n\n"));

    try (Wire wire = new Wire(models.gateway().address()).chat(Chat.streamed("alpha"))) {
      assertThat(wire.readUntil("first")).doesNotContain("[DONE]");
      gate.complete("open");

      wire.readUntil("[DONE]");
    }
  }

  @Test
  void theRequestAsksTheBackendForAStream() {
    askFor(Replies.stream(EVENTS));

    assertThat(models.alpha().last().json().get("stream").asBoolean()).isTrue();
  }

  private static void endsInAnError(Answer answer, String code) {
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.events()).doesNotContain("[DONE]");
    assertThat(answer.chunks().getLast().at("/error/code").asString()).isEqualTo(code);
    assertThat(answer.chunks().getLast().at("/error").propertyNames()).containsExactly("message",
        "type", "param", "code");
  }

  @Test
  void aStreamThatEndsWithoutItsMarkEndsInAnErrorEvent() {
    endsInAnError(askFor(Replies.stream(EVENTS.subList(0, 3))), "backend_broken_off");
  }

  @Test
  void aStreamWhoseConnectionBreaksEndsInAnErrorEvent() {
    endsInAnError(askFor(Replies.brokenStream(EVENTS.subList(0, 3))), "backend_broken_off");
  }

  @Test
  void anErrorEventStandsInALineOfItsOwnEvenBehindHalfAnEvent() {
    Answer answer = askFor(Replies.stream(List.of(EVENTS.getFirst(), "data: {\"choi")));

    assertThat(answer.text()).contains("data: {\"choi\n\ndata: {\"error\":").endsWith("}\n\n");
  }

  @Test
  void aTextThatEndsLikeTheMarkIsNoMark() {
    Answer answer = askFor(Replies.brokenStream(
        List.of(EVENTS.getFirst(), "data: {\"choices\":[{\"delta\":{\"content\":\"print [DONE]")));

    assertThat(answer.text()).contains("print [DONE]\n\ndata: {\"error\":");
  }

  @Test
  void aStreamWithoutAnyByteIsAPlainError() {
    Answer answer = askFor(Replies.brokenStream(List.of()));

    assertThat(answer.status()).isEqualTo(502);
    assertThat(answer.header("content-type")).contains("application/json");
    assertThat(answer.error().path("code").asString()).isEqualTo("backend_broken_off");
  }

  @Test
  void aPlainAnswerToAStreamedRequestIsNoSuccess() {
    for (Reply reply : List.of(Replies.html(), Replies.text("42"), Replies.json("{}"))) {
      Answer answer = askFor(reply);

      assertThat(answer.status()).isEqualTo(502);
      assertThat(answer.error().path("code").asString()).isEqualTo("backend_malformed");
    }
  }

  @Test
  void anErrorBeforeTheStreamIsAPlainError() {
    assertThat(askFor(Replies.error(401, "key-of-alpha")).message())
        .isEqualTo("The model 'alpha' refused the gateway's credentials.");
    assertThat(askFor(Replies.error(400, "bad tool")).message()).isEqualTo("bad tool");

    Answer limited = askFor(Replies.status(429, "", Map.of("retry-after", "3")));
    assertThat(limited.status()).isEqualTo(429);
    assertThat(limited.header("retry-after")).contains("3");
  }

  @Test
  void anErrorThatBreaksOffIsAFailureOfTheBackend() {
    Answer answer = askFor(exchange -> {
      exchange.response().setStatusCode(500);
      Replies.brokenBody("{").to(exchange);
    });

    assertThat(answer.status()).isEqualTo(502);
    assertThat(answer.error().path("code").asString()).isEqualTo("backend_broken_off");
  }

  @Test
  void anUnreachableBackendIsAFailure() {
    models.alpha().close();

    Answer answer = models.client().chat(Chat.streamed("alpha"));

    assertThat(answer.status()).isEqualTo(502);
    assertThat(answer.error().path("code").asString()).isEqualTo("backend_unreachable");
  }
}
