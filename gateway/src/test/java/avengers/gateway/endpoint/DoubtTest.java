package avengers.gateway.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.clustering.stopping.AskAll;
import avengers.gateway.config.DoubtConfig;
import avengers.gateway.config.DoubtConfig.Consequence;
import avengers.gateway.config.VotingConfig;
import avengers.gateway.config.VotingConfig.FreeText;
import avengers.gateway.config.VotingConfig.Weighting;
import avengers.gateway.fixture.Answer;
import avengers.gateway.fixture.Chat;
import avengers.gateway.fixture.TwoBackends;
import avengers.gateway.upstream.Replies;
import avengers.gateway.upstream.ScriptedCompletion;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What follows where the leading answer may lead by luck: three of three pass, two of three not.
 */
class DoubtTest {
  private static final double LEVEL = 0.3;

  @AutoClose
  private final TwoBackends models = TwoBackends.start(setup -> setup
      .ensemble("answer", 3, 1, voting(new Consequence.Answer()))
      .ensemble("more", 3, 1, voting(new Consequence.SampleMore(6)))
      .ensemble("escalate", 3, 1, voting(new Consequence.Escalate("beta")))
      .ensemble("refuse", 3, 1, voting(new Consequence.Refuse())));

  private static VotingConfig voting(Consequence consequence) {
    return new VotingConfig(Weighting.LEARNED, FreeText.MEDOID, new AskAll(),
        Optional.of(new DoubtConfig(LEVEL, consequence)));
  }

  @BeforeEach
  void disagree() {
    models.alpha().then(Replies.choices("Answer: A", "Answer: B", "Answer: A"));
  }

  private Answer ask(String ensemble) {
    return models.client().chat(Chat.choice(ensemble));
  }

  @Test
  void anUncertainAnswerIsGivenAndSaidToBe() {
    Answer answer = ask("answer");

    assertThat(answer.content()).isEqualTo("Answer: A");
    assertThat(answer.header("x-avengers-verdict")).contains("uncertain");
    assertThat(answer.header("x-avengers-votes")).contains("2/3");
  }

  @Test
  void moreSamplesSettleADoubt() {
    models.alpha().then(Replies.choices("Answer: A", "Answer: A", "Answer: A"));

    Answer answer = ask("more");

    assertThat(answer.header("x-avengers-verdict")).contains("majority");
    assertThat(answer.header("x-avengers-votes")).contains("5/6");
    assertThat(answer.header("x-avengers-stopped-by")).contains("certain");
    assertThat(models.alpha().received()).hasSize(2);
  }

  @Test
  void aDoubtThatNoMoreSamplesCanSettleIsSaid() {
    models.alpha().then(Replies.choices("Answer: A", "Answer: B", "Answer: C"));

    Answer answer = ask("more");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("x-avengers-verdict")).contains("uncertain");
    assertThat(answer.header("x-avengers-votes")).contains("3/6");
    assertThat(answer.header("x-avengers-stopped-by")).contains("all");
  }

  @Test
  void withoutDoubtNoMoreAreAskedFor() {
    ask("answer");
    models.alpha().always(Replies.asManyAsAsked("Answer: A"));

    Answer answer = ask("more");

    assertThat(answer.header("x-avengers-verdict")).contains("majority");
    assertThat(answer.header("x-avengers-votes")).contains("3/3");
    assertThat(answer.header("x-avengers-stopped-by")).contains("all");
    assertThat(models.alpha().received()).hasSize(2);
  }

  @Test
  void aStrongerModelAnswersInstead() {
    models.beta().always(Replies.completion(ScriptedCompletion.of("Answer: C").using(100, 7)));

    Answer answer = ask("escalate");

    assertThat(answer.content()).isEqualTo("Answer: C");
    assertThat(answer.json().path("model").asString()).isEqualTo("beta");
    assertThat(answer.header("x-avengers-escalated-to")).contains("beta");
    assertThat(answer.header("x-avengers-verdict")).contains("uncertain");
    assertThat(answer.json().at("/usage/prompt_tokens").asLong()).isEqualTo(110);
    assertThat(answer.json().at("/usage/completion_tokens").asLong()).isEqualTo(12);
  }

  @Test
  void theStrongerModelIsAskedWhatTheClientAsked() {
    models.client()
        .chat(Chat.choice("escalate")
            .replaceFirst("\\{",
                "{\"stream\": true, \"top_k\": 5, \"n\": 1, "));

    assertThat(models.beta().last().json().propertyNames())
        .containsExactlyInAnyOrder("model", "messages", "top_k");
    assertThat(models.beta().last().json().get("model").asString()).isEqualTo("served-beta");
  }

  @Test
  void whereTheStrongerModelFailsTheUncertainAnswerIsGivenAndThatIsSaid() {
    models.beta().always(Replies.error(500, "no"));

    Answer answer = ask("escalate");

    assertThat(answer.content()).isEqualTo("Answer: A");
    assertThat(answer.header("x-avengers-escalated-to")).contains("beta;failed");
  }

  @Test
  void whatTheStrongerModelSpendsOnARefusalCountsToo() {
    models.beta()
        .always(Replies.completion(
            ScriptedCompletion.of("Answer").using(100, 7).finishedBy("length")));

    Answer answer = ask("escalate");

    assertThat(answer.content()).isEqualTo("Answer: A");
    assertThat(answer.header("x-avengers-escalated-to")).contains("beta;failed");
    assertThat(answer.json().at("/usage/prompt_tokens").asLong()).isEqualTo(110);
  }

  @Test
  void aRefusalIsAnErrorThatSaysHowTheVotesFell() {
    Answer answer = ask("refuse");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.error().path("code").asString()).isEqualTo("uncertain");
    assertThat(answer.error().path("type").asString()).isEqualTo("invalid_request_error");
    assertThat(answer.message()).isEqualTo("The models do not agree enough to answer: 2 of 3 votes"
        + " are for the most frequent answer.");
    assertThat(answer.header("x-avengers-verdict")).contains("uncertain");
    assertThat(answer.header("x-avengers-votes")).contains("2/3");
  }

  @Test
  void tooFewVotesAreToldApartFromVotesThatDiffer() {
    Answer answer = models.client()
        .chat(Chat.choice("refuse").replaceFirst("\\{", "{\"temperature\": 0, "));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.message())
        .isEqualTo("There are too few votes to be sure of the answer: 1 of 1"
            + " votes are for the most frequent answer.");
  }

  @Test
  void aRefusedStreamIsTheSameError() {
    Answer answer = models.client()
        .chat(Chat.choice("refuse").replaceFirst("\\{", "{\"stream\": true, "));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.error().path("code").asString()).isEqualTo("uncertain");
  }

  @Test
  void whereThereIsNoDoubtNothingFollows() {
    ask("answer");
    models.alpha().always(Replies.asManyAsAsked("Answer: A"));

    assertThat(ask("refuse").content()).isEqualTo("Answer: A");
    assertThat(ask("escalate").header("x-avengers-escalated-to")).isEmpty();
    assertThat(models.beta().received()).isEmpty();
  }
}
