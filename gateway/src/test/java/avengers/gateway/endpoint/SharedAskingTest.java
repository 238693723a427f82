package avengers.gateway.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.config.TimeoutsConfig;
import avengers.gateway.fixture.Answer;
import avengers.gateway.fixture.Chat;
import avengers.gateway.fixture.TwoBackends;
import avengers.gateway.fixture.Wire;
import avengers.gateway.upstream.Counts;
import avengers.gateway.upstream.Replies;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Identical requests at the same time. */
class SharedAskingTest {
  @AutoClose
  private final TwoBackends models = TwoBackends.start(
      setup -> setup.cache().withoutRetries());
  private final CompletableFuture<Void> gate = new CompletableFuture<>();

  private static String question(String model, String fields) {
    return Chat.with(model, "\"temperature\": 0" + fields);
  }

  private void awaitJoined(int requests) {
    awaitJoined(models, requests);
  }

  private static void awaitJoined(TwoBackends asked, int requests) {
    asked.client()
        .awaitMetrics(metrics -> assertThat(metrics)
            .contains("outcome=\"joined\"} " + requests));
  }

  private static String how(Answer answer) {
    return answer.header("x-avengers-cache").orElse("");
  }

  @ParameterizedTest
  @ValueSource(strings = {"alpha", "avengers"})
  void fiftyAreAskedOnce(String model) {
    models.always(Replies.behind(gate, Replies.text("42")));
    List<CompletableFuture<Answer>> all = IntStream.range(0, 50)
        .mapToObj(i -> models.client().chatLater(question(model, "")))
        .toList();
    awaitJoined(49);
    gate.complete(null);
    List<Answer> answers = all.stream().map(CompletableFuture::join).toList();

    assertThat(models.alpha().received()).hasSize(1);
    assertThat(models.beta().received()).hasSize(model.equals("alpha") ? 0 : 1);
    assertThat(answers).allMatch(answer -> answer.status() == 200)
        .allMatch(answer -> answer.content().equals("42"));
    assertThat(answers.stream().map(SharedAskingTest::how).filter("miss"::equals)).hasSize(1);
    assertThat(answers.stream().map(SharedAskingTest::how).filter("joined"::equals)).hasSize(49);
    assertThat(
        new HashSet<>(answers.stream().map(answer -> answer.header("x-request-id")).toList()))
        .hasSize(50);
    assertThat(answers.stream()
        .filter(answer -> answer.json().at("/usage/total_tokens").asInt() > 0)).hasSize(1);
  }

  @Test
  void streamsAndWholeAnswersOfAVoteShareIt() {
    models.always(Replies.behind(gate, Replies.text("42")));
    CompletableFuture<Answer> streamed = models.client()
        .chatLater(question("avengers", ", \"stream\": true"));
    models.alpha().await(counts -> counts.open() == 1);
    CompletableFuture<Answer> whole = models.client().chatLater(question("avengers", ""));
    CompletableFuture<Answer> another = models.client()
        .chatLater(question("avengers", ", \"stream\": true"));
    awaitJoined(2);
    gate.complete(null);

    assertThat(streamed.join().streamedContent()).isEqualTo("42");
    assertThat(whole.join().content()).isEqualTo("42");
    assertThat(another.join().streamedContent()).isEqualTo("42");
    assertThat(another.join().events().getLast()).isEqualTo("[DONE]");
    assertThat(models.alpha().received()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"alpha", "avengers"})
  void theFirstMayLeaveAndTheOthersAreAnswered(String model) throws IOException {
    models.always(Replies.behind(gate, Replies.text("42")));
    Wire first = new Wire(models.gateway().address()).chat(question(model, ""));
    models.alpha().await(counts -> counts.open() == 1);
    CompletableFuture<Answer> second = models.client().chatLater(question(model, ""));
    awaitJoined(1);
    first.close();
    awaitLeft();
    gate.complete(null);

    assertThat(second.join().content()).isEqualTo("42");
    assertThat(models.alpha().counts()).isEqualTo(new Counts(0, 1, 0));
  }

  private void awaitLeft() {
    models.client().awaitMetrics(metrics -> assertThat(metrics).contains("client_left"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"alpha", "avengers"})
  void whenAllHaveLeftTheCallsAreAborted(String model) throws IOException {
    models.always(Replies.hang());
    Wire first = new Wire(models.gateway().address()).chat(question(model, ""));
    models.alpha().await(counts -> counts.open() == 1);
    Wire second = new Wire(models.gateway().address()).chat(question(model, ""));
    awaitJoined(1);
    first.close();
    awaitLeft();
    assertThat(models.alpha().counts().aborted()).isZero();
    second.close();

    models.alpha().await(counts -> counts.aborted() == 1 && counts.open() == 0);
    models.beta().await(counts -> counts.open() == 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"alpha", "avengers"})
  void aFailureIsToldToAllWhoWait(String model) {
    models.always(Replies.behind(gate, Replies.error(500, "broken")));
    CompletableFuture<Answer> first = models.client().chatLater(question(model, ""));
    models.alpha().await(counts -> counts.open() == 1);
    CompletableFuture<Answer> second = models.client().chatLater(question(model, ""));
    awaitJoined(1);
    gate.complete(null);

    assertThat(first.join().status()).isEqualTo(502);
    assertThat(second.join().error()).isEqualTo(first.join().error());
    assertThat(models.alpha().received()).hasSize(1);
  }

  @Test
  void whatVariesIsAskedByEachForItself() {
    models.always(Replies.behind(gate, Replies.text("42")));
    List<CompletableFuture<Answer>> all = IntStream.range(0, 5)
        .mapToObj(i -> models.client().chatLater(Chat.to("alpha")))
        .toList();
    models.alpha().await(counts -> counts.open() == 5);
    gate.complete(null);

    assertThat(all).allMatch(answer -> answer.join().status() == 200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"alpha", "avengers"})
  void aBackendThatIsTooSlowIsNotAskedForEachOfThem(String model) {
    try (TwoBackends slow = TwoBackends.start(setup -> setup.cache()
        .withoutRetries()
        .timeouts(TimeoutsConfig.USUAL.withTotal(Optional.of(Duration.ofSeconds(4)))))) {
      slow.always(Replies.hang());

      List<CompletableFuture<Answer>> all = IntStream.range(0, 4)
          .mapToObj(i -> slow.client().chatLater(question(model, "")))
          .toList();

      assertThat(all).allSatisfy(answer -> assertThat(answer.join().status()).isEqualTo(504));
      assertThat(slow.alpha().received()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"alpha", "avengers"})
  void whoHasMoreTimeThanTheFirstAsksAgain(String model) {
    models.alpha().then(Replies.hang());
    models.beta().then(Replies.hang());
    models.alpha().always(Replies.text("42"));
    models.beta().always(Replies.text("42"));
    CompletableFuture<Answer> hasty = models.client()
        .chatLater(question(model, ""), "x-request-timeout-ms", "2000");
    models.alpha().await(counts -> counts.open() == 1);

    Answer patient = models.client().chat(question(model, ""));

    assertThat(hasty.join().status()).isEqualTo(504);
    assertThat(patient.content()).isEqualTo("42");
  }

  @ParameterizedTest
  @ValueSource(strings = {"alpha", "avengers"})
  void aStopEndsWhatManyWaitFor(String model) {
    try (TwoBackends stopping = TwoBackends.start(
        setup -> setup.cache().withoutRetries().stop(Duration.ZERO, Duration.ofMillis(200)))) {
      stopping.always(Replies.hang());
      CompletableFuture<Answer> leading = stopping.client().chatLater(question(model, ""));
      stopping.alpha().await(counts -> counts.open() == 1);
      CompletableFuture<Answer> joining = stopping.client().chatLater(question(model, ""));
      awaitJoined(stopping, 1);

      stopping.gateway().close();

      assertThat(leading.join().status()).isEqualTo(503);
      assertThat(joining.join().status()).isEqualTo(503);
      stopping.alpha().await(counts -> counts.open() == 0);
    }
  }
}
