package avengers.gateway.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.fixture.Answer;
import avengers.gateway.fixture.Chat;
import avengers.gateway.fixture.TwoBackends;
import avengers.gateway.openai.Json;
import avengers.gateway.upstream.Replies;
import avengers.gateway.upstream.ScriptedCompletion;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A reply tells how it came about, if the client wants that. */
class ExplainTest {
  private static final String EXPLAIN = "\"avengers\": {\"explain\": true}";

  @AutoClose
  private final TwoBackends models = TwoBackends.start(setup -> setup.ensemble("single", 1, 1));

  @BeforeEach
  void answer() {
    models.always(
        Replies.byStream(Replies.stream(ScriptedCompletion.of("It is 42.").events()),
            Replies.asManyAsAsked("It is 42.")));
  }

  @Test
  void nothingIsToldUnasked() {
    Answer answer = models.client().chat(Chat.to("avengers"));

    assertThat(answer.json().has("avengers")).isFalse();
  }

  @Test
  void itTellsTheVoteAndEveryCall() {
    Answer answer = models.client().chat(Chat.with("avengers", EXPLAIN));

    JsonNode story = answer.json().path("avengers");
    assertThat(story.at("/vote/answers/0/answer").asString()).isEqualTo("42");
    assertThat(story.at("/calls").size()).isEqualTo(models.received().size());
    assertThat(story.path("usage")).isEqualTo(answer.json().path("usage"));
    assertThat(story.path("id").asString()).isEqualTo(
        answer.header("x-request-id").orElseThrow());
  }

  @Test
  void aHeaderAsksForIt() {
    assertThat(models.client()
        .chat(Chat.to("avengers"), "x-avengers-explain", "true")
        .json()
        .has("avengers")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"avengers", "single"})
  void aStreamTellsItBeforeItsEnd(String model) {
    Answer answer = models.client()
        .chat(Chat.with(model, "\"stream\": true, " + EXPLAIN));

    String event = "event: avengers.story\ndata: ";
    assertThat(answer.text()).containsOnlyOnce(event).endsWith("data: [DONE]\n\n");
    String data = answer.text().substring(answer.text().indexOf(event) + event.length());
    JsonNode story = Json.MAPPER.readTree(data.lines().findFirst().orElseThrow());
    assertThat(story.path("winner").asString()).isEqualTo("alpha");
    assertThat(story.path("calls").valueStream().map(call -> call.path("outcome").asString()))
        .doesNotContain("open");
  }

  @ParameterizedTest
  @CsvSource({"/v1/completions, prompt", "/v1/responses, input"})
  void theOtherEndpointsTellItToo(String path, String field) {
    Answer answer = models.client()
        .post(path, "{\"model\": \"avengers\", \"" + field + "\": \"How many?\", " + EXPLAIN
            + "}");

    assertThat(answer.json().at("/avengers/vote/verdict").asString()).isEqualTo("majority");
  }

  @Test
  void headersTellTheWinnersShareAndWhatAllCost() {
    Answer answer = models.client().chat(Chat.to("avengers"));

    assertThat(answer.header("x-avengers-winner")).contains("alpha");
    assertThat(answer.header("x-avengers-usage-winner").orElseThrow())
        .matches("prompt=\\d+;completion=\\d+");
    assertThat(answer.header("x-avengers-calls")).contains(
        Integer.toString(models.received().size()));
    assertThat(Double.parseDouble(answer.header("x-avengers-cost").orElseThrow())).isPositive();
  }

  @Test
  void anErrorTellsWhatItCost() {
    models.always(Replies.error(500, "any"));

    assertThat(models.client().chat(Chat.to("avengers")).header("x-avengers-calls")).isPresent();
  }
}
