package avengers.gateway.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.clustering.stopping.AskAll;
import avengers.gateway.config.DoubtConfig;
import avengers.gateway.config.VotingConfig;
import avengers.gateway.fixture.Answer;
import avengers.gateway.fixture.Chat;
import avengers.gateway.fixture.GatewaySetup;
import avengers.gateway.fixture.TwoBackends;
import avengers.gateway.upstream.Replies;
import avengers.gateway.upstream.ScriptedCompletion;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that were asked before. */
class CachedAnswerTest {
  private static final String COLD = "\"temperature\": 0";
  private static final String WANTED = "\"avengers\": {\"cache\": true}";

  @AutoClose
  private TwoBackends models = TwoBackends.start(GatewaySetup::cache);

  private Answer ask(String model, String fields, String... headers) {
    return models.client().chat(Chat.with(model, fields), headers);
  }

  private static Optional<String> cache(Answer answer) {
    return answer.header("x-avengers-cache");
  }

  @ParameterizedTest
  @ValueSource(strings = {"alpha", "avengers"})
  void whatWasAskedBeforeIsAnsweredWithoutAsking(String model) {
    Answer first = ask(model, COLD);
    int asked = models.received().size();
    Answer second = ask(model, COLD);

    assertThat(cache(first)).contains("miss");
    assertThat(first.header("age")).isEmpty();
    assertThat(cache(second)).contains("hit");
    assertThat(second.header("age")).get().asString().matches("\\d+");
    assertThat(models.received()).hasSize(asked);
    assertThat(second.json().at("/choices")).isEqualTo(first.json().at("/choices"));
    assertThat(second.json().at("/model")).isEqualTo(first.json().at("/model"));
  }

  @Test
  void aRepeatedAnswerIsAReplyOfItsOwn() {
    Answer first = ask("avengers", COLD);
    Answer second = ask("avengers", COLD);

    assertThat(second.json().at("/id").asString()).startsWith("chatcmpl-")
        .isNotEqualTo(first.json().at("/id").asString());
    assertThat(second.json().at("/created")).isEqualTo(first.json().at("/created"));
    assertThat(second.header("x-request-id")).isNotEqualTo(first.header("x-request-id"));
  }

  @Test
  void nothingWasSpentOnARepeatedAnswerAndWhatWasSparedIsTold() {
    models.alpha().always(Replies.completion(ScriptedCompletion.of("7").using(100, 10)));
    Answer first = ask("alpha", COLD);
    Answer second = ask("alpha", COLD);

    assertThat(first.json().at("/usage/total_tokens").asInt()).isEqualTo(110);
    assertThat(first.header("x-avengers-usage-saved")).isEmpty();
    assertThat(second.json().at("/usage/total_tokens").asInt(-1)).isZero();
    assertThat(second.header("x-avengers-usage-saved")).contains("prompt=100;completion=10");
  }

  @Test
  void howTheVoteWentIsToldAgain() {
    Answer first = ask("avengers", COLD);
    Answer second = ask("avengers", COLD);

    assertThat(second.header("x-avengers-votes")).isPresent()
        .isEqualTo(first.header("x-avengers-votes"));
    assertThat(second.header("x-avengers-verdict")).isEqualTo(first.header("x-avengers-verdict"));
    assertThat(second.header("x-avengers-effective")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"alpha", "avengers"})
  void aWholeAnswerIsRepeatedAsAStream(String model) {
    Answer whole = ask(model, COLD);
    int asked = models.received().size();
    Answer streamed = ask(model, COLD + ", \"stream\": true, \"stream_options\":"
        + " {\"include_usage\": true}");

    assertThat(cache(streamed)).contains("hit");
    assertThat(models.received()).hasSize(asked);
    assertThat(streamed.streamedContent()).isEqualTo(whole.content());
    assertThat(streamed.events().getLast()).isEqualTo("[DONE]");
    assertThat(streamed.chunks().getLast().at("/usage/total_tokens").asInt(-1)).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"false", "true"})
  void theStreamOfAVoteIsKept(String progress) {
    Answer streamed = ask("avengers", COLD + ", \"stream\": true", "x-avengers-progress",
        progress);
    int asked = models.received().size();
    Answer whole = ask("avengers", COLD);

    assertThat(cache(streamed)).contains("miss");
    assertThat(cache(whole)).contains("hit");
    assertThat(models.received()).hasSize(asked);
    assertThat(whole.content()).isEqualTo(streamed.streamedContent());
  }

  @Test
  void aStreamThatIsPassedOnAsItComesIsNotKept() {
    models.alpha()
        .always(Replies.byStream(Replies.stream(ScriptedCompletion.of("7").events()),
            Replies.text("7")));

    assertThat(cache(ask("alpha", COLD + ", \"stream\": true"))).contains("miss");
    assertThat(cache(ask("alpha", COLD + ", \"stream\": true"))).contains("miss");
  }

  @Test
  void otherEndpointsRepeatItInTheirOwnForm() {
    ask("alpha", COLD);
    String chat = models.client().chat(Chat.with("alpha", COLD)).content();
    Answer response = models.client()
        .post("/v1/responses", "{\"model\": \"alpha\", \"temperature\": 0,"
            + " \"input\": \"How many?\"}");

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.json().at("/output/0/content/0/text").asString()).isEqualTo(chat);
    assertThat(response.json().path("object").asString()).isEqualTo("response");
  }

  @Test
  void answersThatVaryAreAskedForAgain() {
    assertThat(cache(ask("avengers", "\"temperature\": 0.7"))).isEmpty();
    assertThat(cache(ask("avengers", "\"temperature\": 0.7"))).isEmpty();
    assertThat(cache(ask("alpha", "\"top_p\": 1"))).isEmpty();
    assertThat(models.alpha().received()).hasSizeGreaterThan(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"alpha", "avengers"})
  void aClientMayWantThemRepeatedAllTheSame(String model) {
    assertThat(cache(ask(model, WANTED))).contains("miss");
    assertThat(cache(ask(model, "\"user\": \"u\"", "x-avengers-cache", "true")))
        .contains("hit");
  }

  @ParameterizedTest
  @ValueSource(strings = {"alpha", "avengers"})
  void aClientMayWantThemAskedForAgain(String model) {
    String fresh = COLD + ", \"avengers\": {\"cache\": false}";

    assertThat(cache(ask(model, fresh))).isEmpty();
    assertThat(cache(ask(model, COLD))).contains("miss");
    assertThat(cache(ask(model, fresh))).isEmpty();
  }

  @Test
  void whatMeansTheSameIsTheSame() {
    models.client()
        .chat("{\"model\": \"alpha\", \"temperature\": 0, \"messages\":"
            + " [{\"role\": \"user\", \"content\": \"A\"}]}");

    assertThat(cache(models.client()
        .chat("{ \"messages\":[{\"content\":\"\\u0041\", \"role\":\"user\"}],"
            + "\"temperature\":0.0,\"model\":\"alpha\"}")))
        .contains("hit");
  }

  @Test
  void otherSettingsAreAnotherQuestion() {
    ask("avengers", WANTED);

    assertThat(cache(ask("avengers", "\"avengers\": {\"cache\": true, \"samples\": 3}")))
        .contains("miss");
    assertThat(cache(ask("avengers", "\"avengers\": {\"samples\": 5}", "x-avengers-cache",
        "true"))).contains("hit");
  }

  @Test
  void noAnswerCrossesKeys() {
    models.close();
    models = TwoBackends.start(setup -> setup.cache().keys("one", "two"));

    assertThat(cache(ask("alpha", COLD, "authorization", "Bearer one"))).contains("miss");
    assertThat(cache(ask("alpha", COLD, "authorization", "Bearer two"))).contains("miss");
    assertThat(cache(ask("alpha", COLD, "authorization", "Bearer one"))).contains("hit");
  }

  @Test
  void anUncertainAnswerIsNotKept() {
    models.close();
    models = TwoBackends.start(setup -> setup.cache()
        .ensemble("doubtful", 6, 2,
            new VotingConfig(VotingConfig.Weighting.PLAIN, VotingConfig.FreeText.BEST,
                new AskAll(),
                Optional.of(new DoubtConfig(0.3, new DoubtConfig.Consequence.Answer())))));
    models.always(Replies.everDifferent());

    Answer first = ask("doubtful", WANTED);

    assertThat(first.header("x-avengers-verdict")).contains("uncertain");
    assertThat(cache(ask("doubtful", WANTED))).contains("miss");
  }

  @Test
  void whatWasCutShortIsNotKept() {
    models.alpha().always(Replies.completion(ScriptedCompletion.of("7").finishedBy("length")));

    assertThat(ask("alpha", COLD).status()).isEqualTo(200);
    assertThat(cache(ask("alpha", COLD))).contains("miss");
  }

  @Test
  void anErrorIsNotKept() {
    models.alpha().then(Replies.error(400, "no"));

    assertThat(ask("alpha", COLD).status()).isEqualTo(400);
    assertThat(ask("alpha", COLD).status()).isEqualTo(200);
  }

  @Test
  void allThisIsCounted() {
    ask("alpha", COLD);
    ask("alpha", COLD);

    models.client()
        .awaitMetrics(metrics -> assertThat(metrics)
            .contains(
                "avengers_cache_requests_total{gen_ai_request_model=\"alpha\",outcome=\"hit\"} 1",
                "avengers_cache_requests_total{gen_ai_request_model=\"alpha\",outcome=\"miss\"} 1")
            .containsPattern("avengers_cache_saved_tokens_total\\{[^}]*\"output\"\\} [1-9]")
            .containsPattern("avengers_cache_size_bytes [1-9]"));
  }

  @Test
  void withoutItsSectionNothingIsKept() {
    models.close();
    models = TwoBackends.start();

    assertThat(cache(ask("alpha", COLD))).isEmpty();
    assertThat(cache(ask("alpha", COLD))).isEmpty();
    assertThat(models.alpha().received()).hasSize(2);
  }
}
