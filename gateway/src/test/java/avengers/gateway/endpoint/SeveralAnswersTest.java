package avengers.gateway.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.clustering.stopping.Adaptive;
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
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A client that asks an ensemble for several choices gets its different answers. */
class SeveralAnswersTest {
  private static final String ESSAY = "Once upon a time there was a gateway that asked many models. "
      .repeat(5);

  @AutoClose
  private final TwoBackends models = TwoBackends.start(setup -> setup
      .ensemble("adaptive", 5, 2, new VotingConfig(Weighting.LEARNED, FreeText.BEST,
          new Adaptive(0.85), Optional.empty()))
      .ensemble("escalate", 3, 1, new VotingConfig(Weighting.LEARNED, FreeText.BEST, new AskAll(),
          Optional.of(new DoubtConfig(0.3, new Consequence.Escalate("beta"))))));

  private Answer ask(String model, int choices) {
    return models.client().chat(Chat.with(model, "\"n\": " + choices));
  }

  private static List<String> contents(Answer answer) {
    return answer.json()
        .path("choices")
        .valueStream()
        .map(choice -> choice.at("/message/content").asString(""))
        .toList();
  }

  private void disagree() {
    models.alpha().always(Replies.choices("It is 7", "It is 8", "It is 7"));
    models.beta().always(Replies.choices("I say 7", "I say 9"));
  }

  @Test
  void theyAreTheAnswersThatWereVotedForStrongestFirst() {
    disagree();

    Answer answer = ask("avengers", 5);

    assertThat(contents(answer)).containsExactly("It is 7", "It is 8", "I say 9");
    assertThat(answer.json().path("choices").valueStream())
        .extracting(choice -> choice.path("index").asInt(-1))
        .containsExactly(0, 1, 2);
    assertThat(answer.header("x-avengers-votes")).contains("3/5");
    assertThat(answer.header("x-avengers-choices")).contains("3/5,1/5,1/5");
    assertThat(answer.json().path("model").asString()).isEqualTo("alpha");
  }

  @Test
  void noMoreComeThanAreAskedFor() {
    disagree();

    assertThat(contents(ask("avengers", 2))).containsExactly("It is 7", "It is 8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"avengers", "adaptive"})
  void allSamplesAreWaitedForSinceAnyMaySayAnythingElse(String ensemble) {
    Answer answer = ask(ensemble, 2);

    assertThat(contents(answer)).containsExactly("42");
    assertThat(answer.header("x-avengers-choices")).contains("5/5");
    assertThat(answer.header("x-avengers-stopped-by")).contains("all");
    assertThat(answer.header("x-avengers-samples"))
        .contains("asked=5,answered=5,lost=0,cancelled=0");
    assertThat(answer.header("x-avengers-effective")).get()
        .asString()
        .startsWith("n=2;samples=5;")
        .contains(";stop=all;");
  }

  @Test
  void moreChoicesThanSamplesAskForMoreSamples() {
    models.always(Replies.everDifferent());

    Answer answer = ask("avengers", 8);

    assertThat(answer.header("x-avengers-samples"))
        .contains("asked=8,answered=8,lost=0,cancelled=0");
    assertThat(answer.header("x-avengers-effective")).get().asString().startsWith("n=8;samples=8;");
    assertThat(models.received()).hasSizeGreaterThanOrEqualTo(8);
  }

  @Test
  void theUsageIsThatOfAllSamples() {
    disagree();

    assertThat(ask("avengers", 3).json().at("/usage/total_tokens").asLong()).isEqualTo(30);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"temperature\": 0", "\"avengers\": {\"temperature\": 0}"})
  void atTemperatureZeroThereAreNoMoreThanModels(String temperature) {
    models.always(Replies.everDifferent());

    Answer answer = models.client()
        .chat(Chat.with("avengers", "\"n\": 4, " + temperature));

    assertThat(models.received()).hasSize(2);
    assertThat(answer.header("x-avengers-effective")).get()
        .asString()
        .startsWith("n=4;samples=2;models=2;temperature=0;");
    assertThat(answer.header("x-avengers-samples")).get().asString().startsWith("asked=2,");
    assertThat(answer.json().path("choices").size()).isLessThanOrEqualTo(2);
  }

  @Test
  void textsThatDoNotCompareAreGivenOnceEach() {
    models.alpha().always(Replies.choices("One. " + ESSAY, "Two. " + ESSAY, "One. " + ESSAY));
    models.beta().always(Replies.choices("Two. " + ESSAY, "Three. " + ESSAY));

    Answer answer = ask("avengers", 5);

    assertThat(contents(answer)).extracting(text -> text.substring(0, text.indexOf('.')))
        .containsExactly("One", "Two", "Three");
    assertThat(answer.header("x-avengers-choices")).contains("0/0,0/0,0/0");
  }

  @Test
  void aSampleWithoutAVoteIsNoChoiceBesideOneThatHasOne() {
    models.alpha().always(Replies.completion(ScriptedCompletion.of("7").finishedBy("length")));
    models.beta().always(Replies.choices("I say 9", "I'm sorry, but I can't help with that."));

    assertThat(contents(ask("avengers", 3))).containsExactly("I say 9");
  }

  @Test
  void whereNobodyAnswersWhatThereIsIsGiven() {
    models.alpha().always(Replies.completion(ScriptedCompletion.of("It is").finishedBy("length")));
    models.beta().always(Replies.completion(ScriptedCompletion.of("I say").finishedBy("length")));

    Answer answer = ask("avengers", 3);

    assertThat(contents(answer)).containsExactly("It is", "I say");
    assertThat(answer.json().at("/choices/1/finish_reason").asString()).isEqualTo("length");
  }

  @Test
  void aStrongerModelsAnswerComesFirstAndIsNotRepeated() {
    models.alpha().always(Replies.choices("Answer: A", "Answer: B", "Answer: A"));
    models.beta().always(Replies.text("It is B."));
    String body = Chat.choice("escalate").replaceFirst("\\{", "{\"n\": 3, ");

    Answer answer = models.client().chat(body);

    assertThat(contents(answer)).containsExactly("It is B.", "Answer: A");
    assertThat(answer.header("x-avengers-choices")).contains("1/3,2/3");
    assertThat(answer.header("x-avengers-escalated-to")).contains("beta");
    assertThat(answer.json().path("model").asString()).isEqualTo("beta");
  }

  @Test
  void asAStreamEachIsSaidUnderItsIndex() {
    disagree();

    Answer answer = models.client()
        .chat(Chat.with("avengers",
            "\"n\": 2, \"stream\": true, \"stream_options\": {\"include_usage\": true}"));

    List<JsonNode> chunks = answer.chunks();
    assertThat(chunks).hasSize(7);
    assertThat(chunks.subList(0, 6))
        .extracting(chunk -> chunk.at("/choices/0/index").asInt(-1))
        .containsExactly(0, 0, 0, 1, 1, 1);
    assertThat(chunks.get(4).at("/choices/0/delta/content").asString()).isEqualTo("It is 8");
    assertThat(chunks.getLast().at("/usage/total_tokens").asLong()).isEqualTo(30);
    assertThat(answer.events()).last().isEqualTo("[DONE]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "null"})
  void oneIsTheWinnerAlone(String n) {
    disagree();

    Answer answer = models.client().chat(Chat.with("avengers", "\"n\": " + n));

    assertThat(contents(answer)).hasSize(1);
    assertThat(answer.header("x-avengers-choices")).isEmpty();
    assertThat(answer.header("x-avengers-effective")).get().asString().startsWith("samples=5;");
  }

  @Test
  void theLogProbabilitiesAreThoseOfTheChoice() {
    String said = "{\"finish_reason\": \"stop\", \"message\": {\"content\": \"%s\"}, \"logprobs\": "
        + "{\"content\": [{\"token\": \"%s\", \"logprob\": %s}]}}";
    models.alpha()
        .always(Replies.json("{\"choices\": [" + said.formatted("7", "7", "-0.9") + ", "
            + said.formatted("It is 7", "It", "-0.1") + ", " + said.formatted("8", "8", "-0.2")
            + "]}"));

    Answer answer = models.client()
        .chat(Chat.with("escalate", "\"n\": 2, \"avengers\": {\"uncertain\": \"off\"}"));

    assertThat(contents(answer)).containsExactly("It is 7", "8");
    assertThat(answer.json().at("/choices/0/logprobs/content/0/token").asString()).isEqualTo("It");
    assertThat(answer.json().at("/choices/1/logprobs/content/0/token").asString()).isEqualTo("8");
  }
}
