package avengers.gateway.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.config.ReliabilityConfig;
import avengers.gateway.fixture.Answer;
import avengers.gateway.fixture.Chat;
import avengers.gateway.fixture.TwoBackends;
import avengers.gateway.fixture.Wire;
import avengers.gateway.openai.Service;
import avengers.gateway.upstream.Replies;
import avengers.gateway.upstream.Reply;
import avengers.gateway.upstream.ScriptedCompletion;
import avengers.gateway.upstream.ScriptedUpstream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A model that is asked by its own name, or for the only sample of a stream, fails at first. */
class RepeatedRelayTest {
  private static final Duration SOON = Duration.ofSeconds(2);
  private static final List<String> EVENTS = ScriptedCompletion.of("It is 7.").events();

  @AutoClose
  private final ScriptedUpstream first = ScriptedUpstream.start();

  @AutoClose
  private final ScriptedUpstream second = ScriptedUpstream.start();

  @AutoClose
  private TwoBackends models = TwoBackends.start(setup -> setup.ensemble("single", 1, 1));

  /** What passes. */
  enum Fault {
    SERVER_ERROR,
    RATE_LIMIT,
    NO_REPLY,
    HTML;

    Reply reply() {
      return switch (this) {
        case SERVER_ERROR -> Replies.error(503, "starting");
        case RATE_LIMIT -> Replies.error(429, "slow down");
        case NO_REPLY -> Replies.breakOff();
        case HTML -> Replies.html();
      };
    }
  }

  private void restart(ReliabilityConfig reliability) {
    models.close();
    models = TwoBackends.start(setup -> setup.ensemble("single", 1, 1).reliability(reliability));
  }

  private void twoReplicas() {
    models.close();
    models = TwoBackends.start(setup -> setup.backend("pair", first.url(), Service.CHAT)
        .replicas("pair", List.of(first.url(), second.url())));
  }

  private int calls(Answer answer) {
    return Integer.parseInt(answer.header("x-avengers-calls").orElse("0"));
  }

  @ParameterizedTest
  @EnumSource
  void whatPassesIsInvisible(Fault fault) {
    models.alpha().then(fault.reply(), fault.reply());

    Answer answer = models.client().chat(Chat.to("alpha"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.content()).isEqualTo("42");
    assertThat(calls(answer)).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource
  void soItIsInAStream(Fault fault) {
    models.alpha().always(Replies.stream(EVENTS));
    models.alpha().then(fault.reply());

    Answer answer = models.client().chat(Chat.streamed("alpha"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).endsWith("data: [DONE]\n\n").doesNotContain("error");
    assertThat(models.alpha().received()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void threeRequestsAreEnough(Fault fault) {
    models.alpha().always(fault.reply());

    assertThat(models.client().chat(Chat.to("alpha")).status()).isGreaterThanOrEqualTo(429);
    assertThat(models.alpha().received()).hasSize(3);
  }

  @Test
  void aStreamOfWhichSomethingCameIsNotAskedAgain() {
    models.alpha().then(Replies.brokenStream(EVENTS.subList(0, 2)));

    Answer answer = models.client().chat(Chat.streamed("alpha"));

    assertThat(answer.text()).contains("event: error").doesNotContain("[DONE]");
    assertThat(models.alpha().received()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 413, 422})
  void whatIsRejectedIsNotAskedAgain(int status) {
    models.alpha().always(Replies.error(status, "no"));

    models.client().chat(Chat.to("alpha"));
    models.client().chat(Chat.streamed("alpha"));

    assertThat(models.alpha().received()).hasSize(2);
  }

  @Test
  void withoutABudgetNothingIsAskedAgain() {
    restart(new ReliabilityConfig(0, false));
    models.alpha().then(Replies.error(500, "no"));

    assertThat(models.client().chat(Chat.to("alpha")).status()).isEqualTo(502);
    models.client().awaitMetric("avengers_retries_refused_total{kind=\"retry\"}", 1);
  }

  @Test
  void aModelThatSaysWhenIsWaitedFor() {
    models.alpha().then(Replies.status(429, "{}", Map.of("retry-after", "1")));
    long start = System.nanoTime();

    Answer answer = models.client().chat(Chat.to("alpha"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void oneThatWantsLongIsNot() {
    models.alpha().always(Replies.status(429, "{}", Map.of("retry-after", "60")));

    Answer answer = models.client().chat(Chat.to("alpha"));

    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.header("retry-after")).contains("60");
    assertThat(models.alpha().received()).hasSize(1);
  }

  @Test
  void oneThatWantsMoreThanIsLeftOfTheRequestsTimeIsNotEither() {
    models.alpha().always(Replies.status(429, "{}", Map.of("retry-after", "4")));

    Answer answer = models.client()
        .chat(Chat.to("alpha"), "x-avengers-deadline-ms", "3000");

    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.header("retry-after")).contains("4");
    assertThat(models.alpha().received()).hasSize(1);
  }

  @Test
  void aClientThatLeavesEndsTheWait() throws IOException {
    models.alpha().always(Replies.status(429, "{}", Map.of("retry-after", "5")));
    Wire wire = new Wire(models.gateway().address()).chat(Chat.to("alpha"));
    models.alpha().await(counts -> counts.finished() == 1);
    wire.close();
    long left = System.nanoTime();
    while (!models.client()
        .get("/metrics")
        .text()
        .contains("avengers_requests_in_flight 0.0")) {
      assertThat(Duration.ofNanos(System.nanoTime() - left)).isLessThan(SOON);
    }

    assertThat(models.alpha().received()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void anotherReplicaAnswersAtOnce(Fault fault) {
    twoReplicas();
    first.always(fault.reply());

    for (int i = 0; i < 8; i++) {
      Answer answer = models.client().chat(Chat.to("pair"));
      assertThat(answer.status()).isEqualTo(200);
      assertThat(calls(answer)).isLessThanOrEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void soItDoesInAStream(Fault fault) {
    twoReplicas();
    first.always(fault.reply());
    second.always(Replies.stream(EVENTS));

    for (int i = 0; i < 8; i++) {
      assertThat(models.client().chat(Chat.streamed("pair")).text()).endsWith("data: [DONE]\n\n");
    }
  }

  @ParameterizedTest
  @EnumSource
  void theOnlySampleOfAStreamComesFromTheNextModelThen(Fault fault) {
    models.alpha().always(fault.reply());
    models.beta().always(Replies.stream(EVENTS));

    Answer answer = models.client().chat(Chat.streamed("single"));

    assertThat(answer.text()).endsWith("data: [DONE]\n\n");
    assertThat(answer.header("x-avengers-models")).contains("alpha,beta");
    assertThat(models.alpha().received()).hasSize(1);
    assertThat(models.beta().received()).hasSize(1);
  }

  @Test
  void aSlowModelIsAskedAgainBesideItself() throws Exception {
    restart(new ReliabilityConfig(0.2, true));
    for (int i = 0; i < 20; i++) {
      assertThat(models.client().chat(Chat.to("alpha")).status()).isEqualTo(200);
    }
    models.alpha().then(Replies.hang());

    Answer answer = models.client().chat(Chat.to("alpha"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(calls(answer)).isEqualTo(2);
    models.alpha().await(counts -> counts.aborted() >= 1, SOON);
  }

  @Test
  void aSlowStreamIsAskedForAgainBesideItself() throws Exception {
    restart(new ReliabilityConfig(0.2, true));
    models.alpha().always(Replies.stream(EVENTS));
    for (int i = 0; i < 20; i++) {
      assertThat(models.client().chat(Chat.streamed("alpha")).status()).isEqualTo(200);
    }
    models.alpha().then(Replies.hangAfterHead(200, "text/event-stream"));

    Answer answer = models.client().chat(Chat.streamed("alpha"));

    assertThat(answer.text()).endsWith("data: [DONE]\n\n");
    assertThat(answer.text().split("\"role\"", -1)).hasSize(2);
    models.alpha().await(counts -> counts.aborted() >= 1, SOON);
  }
}
