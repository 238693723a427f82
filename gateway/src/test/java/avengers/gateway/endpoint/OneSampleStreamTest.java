package avengers.gateway.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.fixture.Answer;
import avengers.gateway.fixture.Chat;
import avengers.gateway.fixture.TwoBackends;
import avengers.gateway.fixture.Wire;
import avengers.gateway.upstream.Received;
import avengers.gateway.upstream.Replies;
import avengers.gateway.upstream.ScriptedCompletion;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where an ensemble comes to one sample, its stream is the model's own. */
class OneSampleStreamTest {
  private static final List<String> EVENTS = ScriptedCompletion.of("It is größer 😀 than 7.")
      .events();
  private static final String SHOWN = String.join("", ScriptedCompletion
      .of("It is größer 😀 than 7.")
      .eventsWithoutUsage());

  @AutoClose
  private final TwoBackends models = TwoBackends.start(setup -> setup.ensemble("single", 1, 1)
      .ensemble("one-model", 5, 1));

  @BeforeEach
  void reply() {
    models.always(Replies.stream(EVENTS));
  }

  @Test
  void theStreamArrivesUntouched() {
    assertThat(models.client().chat(Chat.streamed("single")).text())
        .isEqualTo(SHOWN);
  }

  @Test
  void aChunkIsPassedOnBeforeTheNextOneComes() throws IOException {
    CompletableFuture<String> gate = new CompletableFuture<>();
    models.alpha().always(Replies.gatedStream(EVENTS.get(1), gate, ScriptedCompletion.END));

    try (Wire wire = new Wire(models.gateway().address()).chat(Chat.streamed("single"))) {
      assertThat(wire.readUntil("It ")).doesNotContain("[DONE]");
      gate.complete("open");

      wire.readUntil("[DONE]");
    }
  }

  @Test
  void theFastVariantIsStreamedStraight() throws IOException {
    CompletableFuture<String> gate = new CompletableFuture<>();
    models.alpha().always(Replies.gatedStream(EVENTS.get(1), gate, ScriptedCompletion.END));

    try (Wire wire = new Wire(models.gateway().address()).chat(Chat.streamed("avengers:fast"))) {
      assertThat(wire.readUntil("It ")).contains("x-avengers-plan: 1x1 of alpha")
          .doesNotContain("[DONE]");
      gate.complete("open");

      wire.readUntil("[DONE]");
    }
  }

  @Test
  void theHeadersTellWhatIsKnownAtTheStart() {
    Answer answer = models.client().chat(Chat.streamed("single"));

    assertThat(answer.header("x-avengers-models")).contains("alpha");
    assertThat(answer.header("x-avengers-cluster")).contains("none");
    assertThat(answer.header("x-avengers-effective").orElseThrow()).startsWith("samples=1;");
    assertThat(answer.header("x-avengers-votes")).isEmpty();
  }

  @Test
  void theRequestIsThatOfASample() {
    models.client()
        .chat(Chat.with("single", "\"stream\": true, \"n\": 1, \"seed\": 5, \"x\": 1.0,"
            + " \"stream_options\": {\"include_usage\": true}, \"avengers\": {\"vote\": \"plain\"}"));

    Received received = models.alpha().last();
    assertThat(received.json().propertyNames()).containsExactlyInAnyOrder("model", "messages",
        "temperature", "stream", "seed", "x", "stream_options");
    assertThat(received.json().get("model").asString()).isEqualTo("served-alpha");
    assertThat(received.json().get("temperature").asDouble()).isEqualTo(0.7);
    assertThat(received.text()).contains("\"x\": 1.0", "{\"include_usage\": true}");
    assertThat(models.beta().received()).isEmpty();
  }

  @Test
  void aRequestMayMakeItOneSample() {
    for (String fields : List.of("\"avengers\": {\"samples\": 1}", "\"temperature\": 0")) {
      Answer answer = models.client()
          .chat(Chat.with("one-model", "\"stream\": true, " + fields));

      assertThat(answer.text()).as(fields).isEqualTo(SHOWN);
    }
    assertThat(models.alpha().received()).hasSize(2);
  }

  @Test
  void aFailureBeforeTheFirstEventHasItsStatus() {
    models.alpha().always(Replies.error(400, "no such tool"));

    Answer answer = models.client().chat(Chat.streamed("single"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.message()).isEqualTo("no such tool");
  }

  @Test
  void aFailureInMidStreamIsAnErrorEvent() {
    models.alpha().always(Replies.brokenStream(EVENTS.subList(0, 3)));

    Answer answer = models.client().chat(Chat.streamed("single"));

    assertThat(answer.events()).doesNotContain("[DONE]");
    assertThat(answer.chunks().getLast().at("/error/code").asString())
        .isEqualTo("backend_broken_off");
  }

  @Test
  void theSampleIsCountedLikeOneThatCameWhole() {
    models.client().chat(Chat.streamed("single"));

    awaitCounted("avengers_verdicts_total{", "ensemble=\"single\"", "verdict=\"majority\"");
    awaitCounted("avengers_samples_total{", "ensemble=\"single\"", "outcome=\"voted\"");
  }

  @Test
  void aLostSampleIsCountedAsLost() {
    models.alpha().always(Replies.brokenStream(EVENTS.subList(0, 3)));

    models.client().chat(Chat.streamed("single"));

    awaitCounted("avengers_samples_total{", "outcome=\"lost\"", "reason=\"broken_off\"");
  }

  private void awaitCounted(String... parts) {
    models.client()
        .awaitMetrics(metrics -> assertThat(metrics.lines()).anySatisfy(
            line -> assertThat(line).contains(parts)));
  }
}
