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
import java.util.ArrayList;
import java.util.Collections;
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
  private static final String SHOWN = String.join("", ScriptedCompletion
      .of("It is größer 😀 than 7.")
      .eventsWithoutUsage());

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
    assertThat(answer.text()).isEqualTo(SHOWN);
    assertThat(answer.header("content-type")).contains("text/event-stream; charset=utf-8");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 64, 100_000})
  void theStreamArrivesUntouchedHoweverItIsSplit(int bytes) {
    Answer answer = askFor(Replies.streamInPiecesOf(bytes, EVENTS));

    assertThat(answer.text()).isEqualTo(SHOWN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"data:[DONE]\n\n", "data: [DONE]\r\n\r\n", "data: [DONE]",
      "data: [DONE]\n\n: bye\n\n", "data: [DONE]\r\r", "\uFEFFdata: [DONE]\n\n",
      ": x\n\nid: 7\ndata: [DONE]\n\n"})
  void everyLegalEndMarkEndsAStream(String mark) {
    String said = SHOWN.replace("data: [DONE]\n\n", "");
    String whole = mark.startsWith("\uFEFF") ? "\uFEFF" + said + mark.substring(1) : said + mark;

    assertThat(askFor(Replies.stream(List.of(whole))).text()).isEqualTo(whole);
  }

  @Test
  void aChunkIsPassedOnBeforeTheNextOneComes() throws IOException {
    CompletableFuture<String> gate = new CompletableFuture<>();
    models.alpha()
        .always(Replies.gatedStream("data: {\"first\":1}\n\n", gate,
            ScriptedCompletion.END));

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
  void halfAnEventNeverReachesTheClient() {
    for (String half : List.of("data: {\"choi", "data: {}", "data: {\"choices\":[{\"delta\":{"
        + "\"content\":\"print [DONE]")) {
      Answer answer = askFor(Replies.stream(List.of(EVENTS.getFirst(), half)));

      assertThat(answer.text()).startsWith(EVENTS.getFirst() + "event: error\ndata: {\"error\":")
          .endsWith("}\n\n");
      endsInAnError(answer, "backend_broken_off");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"data: <html>\n\n", "data: {\"choices\": [\n\n", "data: 42\n\n",
      "data: [1]\n\n", "data: {} {}\n\n"})
  void whatIsNoJsonObjectEndsInAnErrorEvent(String garbage) {
    Answer answer = askFor(Replies.stream(
        List.of(EVENTS.getFirst() + garbage + "data: [DONE]\n\n")));

    assertThat(answer.text()).startsWith(EVENTS.getFirst());
    endsInAnError(answer, "backend_malformed");
    models.alpha().await(counts -> counts.open() == 0);
  }

  @Test
  void anEventLongerThanAnyHonestOneEndsInAnErrorEvent() {
    String mebibyte = "x".repeat(1 << 20);
    List<String> pieces = new ArrayList<>(List.of(EVENTS.getFirst(), "data: {\"x\": \""));
    pieces.addAll(Collections.nCopies(17, mebibyte));

    endsInAnError(askFor(Replies.silentStream(pieces)), "backend_too_large");
  }

  @Test
  void aLongEventPassesUntouched() {
    String event = "data: {\"x\": \"" + "ü".repeat(1 << 20) + "\"}\n\n";

    assertThat(askFor(Replies.stream(List.of(event, ScriptedCompletion.END))).text())
        .isEqualTo(event + ScriptedCompletion.END);
  }

  @Test
  void anErrorWithinTheStreamIsToldInTheGatewaysWords() {
    Answer answer = askFor(Replies.stream(List.of(EVENTS.getFirst(),
        "data: {\"error\": {\"message\": \"cuda:0 at 10.0.0.7 died\", \"code\": 500}}\n\n",
        "data: [DONE]\n\n")));

    assertThat(answer.text()).doesNotContain("10.0.0.7");
    endsInAnError(answer, "backend_server_error");
    assertThat(answer.chunks().getLast().at("/error/message").asString())
        .isEqualTo("The model 'alpha' failed.");
  }

  @Test
  void aRejectionWithinTheStreamKeepsItsMessage() {
    Answer answer = askFor(Replies.stream(List.of(EVENTS.getFirst(),
        "event: error\ndata: {\"error\": {\"message\": \"too many tokens\","
            + " \"type\": \"BadRequestError\", \"code\": 400}}\n\n")));

    endsInAnError(answer, "rejected");
    assertThat(answer.chunks().getLast().at("/error/message").asString())
        .isEqualTo("too many tokens");
  }

  @Test
  void anErrorAsTheFirstEventIsAPlainError() {
    Answer answer = askFor(Replies.stream(
        List.of("data: {\"error\": {\"message\": \"slow down\", \"code\": 429}}\n\n")));

    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.message()).isEqualTo("The model 'alpha' is rate limited.");
  }

  @Test
  void aStreamWithoutAnyByteIsAPlainError() {
    Answer answer = askFor(Replies.brokenStream(List.of()));

    assertThat(answer.status()).isEqualTo(502);
    assertThat(answer.header("content-type")).contains("application/json");
    assertThat(answer.error().path("code").asString()).isEqualTo("backend_broken_off");
  }

  @Test
  void aPlainAnswerToAStreamedRequestBecomesAStream() {
    models.alpha().always(Replies.completion(ScriptedCompletion.of("It is 7.").using(3, 4)));
    Answer plain = models.client().chat(Chat.streamed("alpha"));
    Answer counted = models.client()
        .chat(Chat.with("alpha",
            "\"stream\": true, \"stream_options\": {\"include_usage\": true}"));

    assertThat(plain.header("content-type")).contains("text/event-stream; charset=utf-8");
    assertThat(plain.streamedContent()).isEqualTo("It is 7.");
    assertThat(plain.events()).last().isEqualTo("[DONE]");
    assertThat(plain.chunks()).noneMatch(chunk -> chunk.has("usage"));
    assertThat(counted.chunks().getLast().at("/usage/total_tokens").asInt()).isEqualTo(7);
  }

  @Test
  void aPlainAnswerThatIsNoCompletionIsNoSuccess() {
    for (Reply reply : List.of(Replies.html(), Replies.json("{}"), Replies.json("{"),
        Replies.json(Replies.COMPLETION.replace("}]", "}, 5]")))) {
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
    assertThat(answer.error().path("code").asString()).isEqualTo("backend_server_error");
  }

  @Test
  void anUnreachableBackendIsAFailure() {
    models.alpha().close();

    Answer answer = models.client().chat(Chat.streamed("alpha"));

    assertThat(answer.status()).isEqualTo(502);
    assertThat(answer.error().path("code").asString()).isEqualTo("backend_unreachable");
  }

  @Test
  void theUsageIsAskedForAndTakenOutAgainUnlessTheClientWantsIt() {
    models.alpha().always(Replies.stream(EVENTS));

    Answer plain = models.client().chat(Chat.streamed("alpha"));
    assertThat(models.alpha().last().json().at("/stream_options/include_usage").asBoolean())
        .isTrue();
    Answer counted = models.client()
        .chat(
            Chat.with("alpha", "\"stream\": true, \"stream_options\": {\"include_usage\": true}"));

    assertThat(plain.text()).isEqualTo(SHOWN);
    assertThat(counted.text()).isEqualTo(String.join("", EVENTS));
  }

  @Test
  void aBackendThatKnowsNoStreamOptionsIsAskedWithoutThemFromThenOn() {
    models.alpha()
        .always(exchange -> (exchange.received().json().has("stream_options")
            ? Replies.error(400, "Unknown field: stream_options")
            : Replies.stream(EVENTS)).to(exchange));

    assertThat(models.client().chat(Chat.streamed("alpha")).text()).isEqualTo(SHOWN);
    assertThat(models.client().chat(Chat.streamed("alpha")).text()).isEqualTo(SHOWN);
    assertThat(models.alpha().received()).hasSize(3);
  }
}
