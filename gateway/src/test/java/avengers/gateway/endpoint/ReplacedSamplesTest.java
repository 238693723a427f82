package avengers.gateway.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.config.EnsembleConfig;
import avengers.gateway.config.QuorumConfig;
import avengers.gateway.config.QuorumConfig.Otherwise;
import avengers.gateway.fixture.Answer;
import avengers.gateway.fixture.Chat;
import avengers.gateway.fixture.GatewaySetup;
import avengers.gateway.fixture.TwoBackends;
import avengers.gateway.openai.Service;
import avengers.gateway.upstream.Replies;
import avengers.gateway.upstream.ScriptedUpstream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Samples that are lost, and who gives them instead. */
class ReplacedSamplesTest {
  @AutoClose
  private final ScriptedUpstream gamma = ScriptedUpstream.start();

  @AutoClose
  private TwoBackends models = TwoBackends.start(setup -> setup
      .backend("gamma", gamma.url(), Service.CHAT)
      .ensemble("one", 1, 1));

  private void restart(EnsembleConfig ensemble, boolean retries) {
    models.close();
    models = TwoBackends.start(setup -> {
      GatewaySetup changed = setup.ensemble(ensemble);
      if (!retries) {
        changed.withoutRetries();
      }
    });
  }

  private static Optional<String> samples(Answer answer) {
    return answer.header("x-avengers-samples");
  }

  @Test
  void aModelThatWasNotAskedYetGoesFirst() {
    models.alpha().then(Replies.error(404, "no such model"));
    // Without it the vote could stand before gamma is asked.
    CompletableFuture<Void> gammaIsAsked = new CompletableFuture<>();
    models.beta().always(Replies.behind(gammaIsAsked, Replies.text("42")));
    gamma.then(exchange -> {
      gammaIsAsked.complete(null);
      Replies.text("42").to(exchange);
    });

    Answer answer = models.client().chat(Chat.with("avengers", "\"seed\": 1"));

    assertThat(samples(answer)).get().asString().contains("lost=0").contains("replaced=1");
    assertThat(answer.header("x-avengers-models")).contains("alpha,beta,gamma");
    assertThat(gamma.received()).hasSize(1);
  }

  @Test
  void aModelThatIsDownIsReplacedByThoseThatAreNot() {
    models.alpha().close();

    Answer answer = models.client().chat(Chat.to("avengers"));

    assertThat(answer.content()).isEqualTo("42");
    assertThat(samples(answer)).get().asString().contains("lost=0").contains("replaced=3");
  }

  @Test
  void theOnlySampleIsGivenByTheNextModel() {
    models.alpha().always(Replies.error(503, "busy"));

    Answer answer = models.client().chat(Chat.to("one"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("x-avengers-models")).contains("alpha,beta");
    assertThat(answer.header("x-avengers-winner")).contains("beta");
    assertThat(models.alpha().received()).hasSize(1);
  }

  @Test
  void atMostThreeModelsAreAskedForASample() {
    for (ScriptedUpstream model : List.of(models.alpha(), models.beta(), gamma)) {
      model.always(Replies.error(503, "busy"));
    }

    Answer answer = models.client().chat(Chat.to("one"));

    assertThat(answer.status()).isEqualTo(502);
    assertThat(answer.message()).isEqualTo("No sample was answered: the model 'alpha' failed; "
        + "the model 'beta' failed; the model 'gamma' failed.");
    assertThat(models.received().size() + gamma.received().size()).isEqualTo(3);
  }

  @Test
  void onlyThoseAreAskedThatMayBe() {
    models.alpha().always(Replies.error(503, "busy"));

    Answer answer = models.client().chat(Chat.to("one"), "x-avengers-models", "alpha");

    assertThat(answer.status()).isEqualTo(502);
    assertThat(models.alpha().received()).hasSize(3);
    assertThat(models.beta().received()).isEmpty();
    assertThat(gamma.received()).isEmpty();
  }

  @Test
  void noneIsAskedBeyondTheCaps() {
    models.alpha().always(Replies.error(503, "busy"));

    Answer answer = models.client().chat(Chat.to("one"), "x-avengers-max-samples", "1");

    assertThat(answer.status()).isEqualTo(502);
    assertThat(answer.message()).contains("the model 'alpha' failed");
    assertThat(models.received()).hasSize(1);
  }

  @Test
  void whatIsRejectedIsNotAskedOfOthers() {
    models.alpha().always(Replies.error(400, "too long"));

    assertThat(models.client().chat(Chat.to("one")).status()).isEqualTo(400);
    assertThat(models.beta().received()).isEmpty();
  }

  @Test
  void aModelThatWantsRestIsNotWaitedForWhereAnotherAnswers() {
    models.alpha().always(Replies.status(429, "{}", Map.of("retry-after", "4")));

    Answer answer = models.client()
        .chat(Chat.to("one"), "x-avengers-deadline-ms", "3900");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(models.alpha().received()).hasSize(1);
  }

  @Test
  void aSampleThatIsToBeShownIsReplacedBeforeItIs() {
    restart(new EnsembleConfig("eager", 3, 1, 0.7).withSpeculative(true), true);
    models.alpha().then(Replies.breakOff(), Replies.breakOff(), Replies.breakOff());

    Answer answer = models.client().chat(Chat.streamed("eager"));

    assertThat(answer.text()).contains("42").endsWith("data: [DONE]\n\n");
  }

  @Test
  void anAnswerOfFewSamplesSaysSo() {
    restart(new EnsembleConfig("five", 5, 2, 0.7), false);
    models.alpha().always(Replies.html());
    models.beta().then(Replies.text("42"));
    models.beta().always(Replies.error(500, "no"));

    Answer answer = models.client().chat(Chat.to("five"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.content()).isEqualTo("42");
    assertThat(samples(answer)).contains("asked=5,answered=1,lost=4,cancelled=0");
    assertThat(answer.header("x-avengers-degraded")).contains("4 of 5 samples lost");
    models.client().awaitMetric("avengers_answers_degraded_total{ensemble=\"five\"}", 1);
  }

  @Test
  void anAnswerOfEnoughSamplesDoesNot() {
    restart(new EnsembleConfig("five", 5, 2, 0.7), false);
    models.beta().always(Replies.html());

    Answer answer = models.client().chat(Chat.to("five"));

    assertThat(answer.header("x-avengers-degraded")).isEmpty();
  }

  @Test
  void belowTheQuorumTheAnswerIsAnError() {
    restart(new EnsembleConfig("careful", 4, 2, 0.7)
        .withQuorum(new QuorumConfig(3, Otherwise.ERROR)), true);
    models.alpha().always(Replies.everDifferent());
    models.beta().always(Replies.error(400, "no"));

    Answer answer = models.client().chat(Chat.with("careful", "\"seed\": 1"));

    assertThat(answer.status()).isEqualTo(502);
    assertThat(answer.error().path("code").asString()).isEqualTo("quorum_missed");
    assertThat(answer.message()).isEqualTo("Only 2 of 4 samples came, and 3 are needed:"
        + " the model 'beta' rejected the request.");
  }

  @Test
  void orIsSaidToBeOfTooFew() {
    restart(new EnsembleConfig("careful", 4, 2, 0.7)
        .withQuorum(new QuorumConfig(3, Otherwise.ANSWER)), true);
    models.alpha().always(Replies.everDifferent());
    models.beta().always(Replies.error(400, "no"));

    Answer answer = models.client().chat(Chat.with("careful", "\"seed\": 1"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("x-avengers-degraded")).contains("2 of 4 samples lost");
  }

  @Test
  void aQuorumOfMoreThanIsPlannedIsThatOfAll() {
    restart(new EnsembleConfig("careful", 4, 2, 0.7)
        .withQuorum(new QuorumConfig(3, Otherwise.ERROR)), true);

    Answer answer = models.client().chat(Chat.with("careful", "\"temperature\": 0"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("x-avengers-effective")).get().asString().contains("quorum=3");
  }
}
