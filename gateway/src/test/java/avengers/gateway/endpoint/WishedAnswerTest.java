package avengers.gateway.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.clustering.plan.Caps;
import avengers.gateway.config.EnsembleConfig;
import avengers.gateway.fixture.Answer;
import avengers.gateway.fixture.Chat;
import avengers.gateway.fixture.TwoBackends;
import avengers.gateway.upstream.Counts;
import avengers.gateway.upstream.Replies;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A request that says in its body, its headers or its model's name how it is to be answered. */
class WishedAnswerTest {
  private static final Duration SHORT = Duration.ofMillis(300);

  @AutoClose
  private TwoBackends models = TwoBackends.start(setup -> setup
      .ensemble(new EnsembleConfig("own:fast", 2, 1, 0.7))
      .backend("avengers@3", URI.create("http://127.0.0.1:1/v1")));

  private void withClient(Caps caps) {
    models.close();
    models = TwoBackends.start(setup -> setup.client("sesame", "web", caps));
  }

  private Answer asWeb(String body) {
    return models.client().chat(body, "authorization", "Bearer sesame");
  }

  private static Optional<String> effective(Answer answer) {
    return answer.header("x-avengers-effective");
  }

  @Test
  void headersChangeAnEnsemble() {
    models.always(Replies.everDifferent());

    Answer answer = models.client()
        .chat(Chat.to("avengers"), "x-avengers-samples", "3",
            "X-Avengers-Models", "1", "x-avengers-max-cost", "0.5", "x-avengers-deadline-ms",
            "9000");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(models.alpha().received()).hasSize(3);
    assertThat(effective(answer)).contains("samples=3;models=1;max_cost=0.5;deadline_ms=9000;"
        + "temperature=0.7;vote=learned;free_text=medoid;stop=decided;uncertain=off");
  }

  @Test
  void theBodyGoesBeforeHeadersAndTheyBeforeTheName() {
    assertThat(effective(models.client()
        .chat(
            Chat.with("avengers:fast", "\"avengers\": {\"samples\": 3}"), "x-avengers-samples", "2",
            "x-avengers-quality", "4")))
        .get()
        .asString()
        .startsWith("quality=4;samples=3;models=1;");
  }

  @Test
  void theDialStandsInAHeaderOfItsOwn() {
    assertThat(models.client()
        .chat(Chat.to("avengers"), "x-avengers-quality", "7.50")
        .header("x-avengers-quality")).contains("7.5");
    assertThat(models.client().chat(Chat.to("avengers")).header("x-avengers-quality")).isEmpty();
  }

  @Test
  void fastIsOneSampleOfTheBestModelPassedOnAsItComes() {
    Answer answer = models.client().chat(Chat.streamed("avengers:fast"));

    assertThat(models.received()).hasSize(1);
    assertThat(models.alpha().received().getFirst().json().get("stream").asBoolean()).isTrue();
    assertThat(answer.events()).endsWith("[DONE]");
    assertThat(answer.header("x-avengers-effective")).get()
        .asString()
        .startsWith("quality=10;samples=1;models=1;");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      /v1/completions | "prompt": "How many?"
      /v1/responses   | "input": "How many?"
      """)
  void namesAndHeadersWorkWhereverEnsemblesAreAsked(String path, String question) {
    Answer answer = models.client()
        .post(path,
            "{\"model\": \"avengers:fast\", " + question + "}", "x-avengers-temperature", "0.25");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(models.received()).hasSize(1);
    assertThat(effective(answer)).get().asString().contains("samples=1;", ";temperature=0.25;");
  }

  @Test
  void anExactNameGoesBeforeASuffix() {
    assertThat(effective(models.client().chat(Chat.to("own:fast")))).get()
        .asString()
        .startsWith("samples=2;models=1;");
    assertThat(effective(models.client().chat(Chat.to("own:fast:fast")))).get()
        .asString()
        .startsWith("quality=10;samples=1;");
    assertThat(models.client().chat(Chat.to("avengers@3")).header("x-avengers-effective"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"avengers:slow, 404, model_not_found", "avengers:, 404, model_not_found",
      "avengers@11, 400, ''", "avengers@best, 400, ''"})
  void anUnknownSuffixIsAnErrorThatTellsWhatThereIs(String name, int status, String code) {
    Answer answer = models.client().chat(Chat.to(name));

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.error().path("param").asString()).isEqualTo("model");
    assertThat(answer.error().path("code").asString("")).isEqualTo(code);
    assertThat(answer.message()).contains("The model 'avengers' has no '" + name.substring(8)
        + "'", "':fast'", "':max'", "'@7'");
    assertThat(models.received()).isEmpty();
  }

  @Test
  void aBackendHasNoSuffixes() {
    assertThat(models.client().chat(Chat.to("alpha:fast")).status()).isEqualTo(404);
  }

  @Test
  void aSuffixedNameCanBeLookedUpAndIsNotListed() {
    Answer answer = models.client().get("/v1/models/avengers:fast");

    assertThat(answer.json().get("id").asString()).isEqualTo("avengers:fast");
    assertThat(answer.json().get("owned_by").asString()).isEqualTo("avengers");
    assertThat(models.client().get("/v1/models").text()).doesNotContain("avengers:fast");
    assertThat(models.client().get("/v1/models/avengers:slow").status()).isEqualTo(404);
  }

  @Test
  void aSuffixedNameCountsAsItsEnsemble() {
    models.client().chat(Chat.to("avengers:fast"));

    models.client()
        .awaitMetric("gen_ai_server_request_duration_seconds_count{"
            + "gen_ai_request_model=\"avengers\",outcome=\"answered\"}", 1);
    assertThat(models.client().get("/metrics").text()).doesNotContain("avengers:fast");
  }

  @Test
  void aBadHeaderIsNamedBeforeAnyModelIsAsked() {
    Answer answer = models.client()
        .chat(Chat.to("avengers"), "x-avengers-quality", "best",
            "x-avengers-qualty", "7");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error().path("param").asString()).startsWith("x-avengers-qual");
    assertThat(answer.message()).contains(
        "'x-avengers-quality': expected a number from 0 to 10, found the text \"best\".",
        "'x-avengers-qualty': unknown key; did you mean \"quality\"?");
    assertThat(models.received()).isEmpty();
  }

  @Test
  void aHeaderGivenTwiceIsNoNumber() {
    assertThat(models.client()
        .chat(Chat.to("avengers"), "x-avengers-quality", "7",
            "x-avengers-quality", "8")
        .message()).contains("found the text \"7,8\"");
  }

  @Test
  void theTemperatureIsSaidOnce() {
    Answer answer = models.client()
        .chat(Chat.with("avengers", "\"temperature\": 1"),
            "x-avengers-temperature", "0.5");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error().path("param").asString()).isEqualTo("x-avengers-temperature");
  }

  @ParameterizedTest
  @ValueSource(strings = {"avengers", "alpha"})
  void aRequestEndsAtItsOwnDeadline(String model) {
    models.always(Replies.hang());

    Answer answer = models.client()
        .chat(Chat.to(model), "x-avengers-deadline-ms",
            Long.toString(SHORT.toMillis()));

    assertThat(answer.status()).isEqualTo(504);
    models.alpha().await(counts -> counts.open() == 0);
  }

  @Test
  void aDeadlineThatHasPassedIsToldAsOne() {
    models.always(Replies.hang());

    assertThat(models.client().chat(Chat.to("avengers"), "x-avengers-deadline-ms", "1").status())
        .isEqualTo(504);
  }

  @Test
  void aRequestEndsAtTheDeadlineOfItsKey() {
    withClient(new Caps(OptionalInt.empty(), OptionalDouble.empty(), Optional.of(SHORT)));
    models.always(Replies.hang());

    assertThat(asWeb(Chat.to("avengers")).status()).isEqualTo(504);
    assertThat(asWeb(Chat.to("alpha")).status()).isEqualTo(504);
  }

  @Test
  void aKeysSamplesLimitWhatARequestAsks() {
    withClient(new Caps(OptionalInt.of(2), OptionalDouble.empty(), Optional.empty()));
    models.always(Replies.everDifferent());

    Answer answer = asWeb(Chat.to("avengers"));
    Counts asked = models.counts();
    Answer refused = asWeb(Chat.with("avengers", "\"avengers\": {\"samples\": 3}"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(effective(answer)).get().asString().startsWith("samples=2;models=2;max_samples=2;");
    assertThat(asked.all()).isEqualTo(2);
    assertThat(refused.message()).isEqualTo("'avengers.samples': expected a whole number from 1 to"
        + " 2, found the number 3.");
  }

  @Test
  void aBackendsOwnNameTakesLimitsAndNoSettings() {
    Answer answer = models.client()
        .chat(
            Chat.with("alpha", "\"avengers\": {\"deadline_ms\": 9000}"));
    Answer refused = models.client().chat(Chat.to("alpha"), "x-avengers-quality", "3");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.message()).isEqualTo("'x-avengers-quality': the model 'alpha' is no"
        + " ensemble, of which settings could be changed.");
  }
}
