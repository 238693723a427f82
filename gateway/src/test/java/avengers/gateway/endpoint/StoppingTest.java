package avengers.gateway.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.clustering.stopping.Adaptive;
import avengers.clustering.stopping.AskAll;
import avengers.clustering.stopping.StoppingRule;
import avengers.clustering.stopping.Window;
import avengers.gateway.config.VotingConfig;
import avengers.gateway.config.VotingConfig.FreeText;
import avengers.gateway.config.VotingConfig.Weighting;
import avengers.gateway.fixture.Answer;
import avengers.gateway.fixture.Chat;
import avengers.gateway.fixture.TwoBackends;
import avengers.gateway.upstream.Counts;
import avengers.gateway.upstream.Received;
import avengers.gateway.upstream.Replies;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** No more samples are asked for, and waited for, than the vote needs. */
class StoppingTest {
  @AutoClose
  private final TwoBackends models = TwoBackends.start(setup -> setup
      .ensemble("all", 10, 1, voting(new AskAll()))
      .ensemble("adaptive", 20, 1, voting(new Adaptive(0.95)))
      .ensemble("mixed", 10, 2, voting(new Adaptive(0.95)))
      .ensemble("window", 12, 1, voting(new Window(3))));

  private static VotingConfig voting(StoppingRule rule) {
    return new VotingConfig(Weighting.LEARNED, FreeText.MEDOID, rule, Optional.empty());
  }

  private Answer ask(String ensemble) {
    return models.client().chat(Chat.choice(ensemble));
  }

  @Test
  void whatCannotChangeTheWinnerIsAborted() {
    models.alpha().always(Replies.asManyAsAsked("Answer: B"));
    models.beta().always(Replies.hang());

    Answer answer = ask("avengers");

    assertThat(answer.content()).isEqualTo("Answer: B");
    assertThat(answer.header("x-avengers-votes")).contains("3/3");
    assertThat(answer.header("x-avengers-stopped-by")).contains("decided");
    assertThat(answer.header("x-avengers-models")).contains("alpha,beta");
    assertThat(answer.header("x-avengers-samples"))
        .contains("asked=5,answered=3,lost=0,cancelled=2");
    assertThat(models.beta().await(counts -> counts.open() == 0 && counts.all() == 1))
        .isEqualTo(new Counts(0, 0, 1));
  }

  @Test
  void whileTheWinnerCanChangeAllAreWaitedFor() {
    models.alpha().always(Replies.choices("Answer: B", "Answer: B", "Answer: C"));
    models.beta().always(Replies.choices("Answer: C", "Answer: C"));

    Answer answer = ask("avengers");

    assertThat(answer.content()).isEqualTo("Answer: C");
    assertThat(answer.header("x-avengers-votes")).contains("3/5");
    assertThat(answer.header("x-avengers-agreement")).contains("0.60");
    assertThat(answer.header("x-avengers-stopped-by")).contains("all");
  }

  @Test
  void anAdaptiveEnsembleAsksForNoMoreThanItNeedsWhereAllAgree() {
    models.alpha().always(Replies.asManyAsAsked("Answer: A"));

    Answer answer = ask("adaptive");

    assertThat(answer.header("x-avengers-stopped-by")).contains("adaptive");
    assertThat(answer.header("x-avengers-samples"))
        .contains("asked=4,answered=4,lost=0,cancelled=0");
    assertThat(models.alpha().received()).hasSize(1);
  }

  @Test
  void anAdaptiveEnsembleAsksForMoreWhereTheyDisagree() {
    models.alpha().then(Replies.choices("Answer: A", "Answer: A", "Answer: A", "Answer: B"));
    models.alpha().always(Replies.asManyAsAsked("Answer: A"));

    Answer answer = ask("adaptive");

    assertThat(answer.header("x-avengers-stopped-by")).contains("adaptive");
    assertThat(answer.header("x-avengers-votes")).contains("6/7");
    assertThat(models.alpha().received()).extracting(StoppingTest::choices).containsExactly(4, 3);
  }

  private static int choices(Received request) {
    return request.json().path("n").asInt(1);
  }

  @Test
  void aSampleThatWasNotAskedForStandsInForALostOne() {
    models.alpha().then(Replies.error(400, "no"), Replies.error(422, "no"));
    models.always(Replies.text("Answer: A"));
    String seeded = Chat.choice("mixed").replaceFirst("\\{", "{\"seed\": 1, ");

    Answer answer = models.client().chat(seeded);

    assertThat(answer.header("x-avengers-votes")).contains("4/4");
    assertThat(answer.header("x-avengers-samples"))
        .contains("asked=6,answered=4,lost=2,cancelled=0");
  }

  @Test
  void aWindowThatAgreesIsEnough() {
    models.alpha().then(Replies.choices("Answer: A", "Answer: B", "Answer: A"));
    models.alpha().always(Replies.asManyAsAsked("Answer: A"));

    Answer answer = ask("window");

    assertThat(answer.header("x-avengers-stopped-by")).contains("window");
    assertThat(answer.header("x-avengers-votes")).contains("5/6");
    assertThat(models.alpha().received()).hasSize(2);
  }

  @Test
  void aStreamIsOfAsFewSamples() {
    models.alpha().always(Replies.asManyAsAsked("Answer: A"));

    Answer answer = models.client()
        .chat(Chat.choice("adaptive").replaceFirst("\\{", "{\"stream\": true, "));

    assertThat(answer.streamedContent()).isEqualTo("Answer: A");
    assertThat(answer.events()).last().isEqualTo("[DONE]");
    assertThat(answer.header("x-avengers-stopped-by")).contains("adaptive");
  }
}
