package avengers.gateway.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.fixture.Answer;
import avengers.gateway.fixture.TwoBackends;
import avengers.gateway.openai.Service;
import avengers.gateway.upstream.Replies;
import avengers.gateway.upstream.ScriptedCompletion;
import avengers.gateway.upstream.ScriptedUpstream;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Text completions: said through chats, or passed to a backend that serves them. */
class CompletionsTest {
  private static final String PATH = "/v1/completions";

  @AutoClose
  private final ScriptedUpstream old = ScriptedUpstream.start();
  @AutoClose
  private final TwoBackends models = TwoBackends.start(setup -> setup
      .backend("old", old.url(), Service.COMPLETIONS));

  private Answer ask(String model, String fields) {
    return models.client().post(PATH, "{\"model\": \"" + model + "\", " + fields + "}");
  }

  private static String texts(Answer answer) {
    return String.join("",
        answer.chunks().stream().map(chunk -> chunk.at("/choices/0/text").asString("")).toList());
  }

  @Test
  void aModelThatChatsAnswersThePromptAsAMessage() {
    models.alpha().always(Replies.text("Forty-two."));

    Answer answer = ask("alpha", "\"prompt\": \"How many?\", \"max_tokens\": 5, \"echo\": true");

    assertThat(models.alpha().last().path()).isEqualTo("/v1/chat/completions");
    assertThat(models.alpha().last().text()).isEqualTo("{\"model\":\"served-alpha\","
        + "\"max_tokens\":5,\"messages\":[{\"role\":\"user\",\"content\":\"How many?\"}]}");
    JsonNode json = answer.json();
    assertThat(json.get("object").asString()).isEqualTo("text_completion");
    assertThat(json.get("id").asString()).isEqualTo("cmpl-upstream");
    assertThat(json.at("/choices/0/text").asString()).isEqualTo("How many?Forty-two.");
    assertThat(json.at("/choices/0/finish_reason").asString()).isEqualTo("stop");
    assertThat(json.at("/usage/total_tokens").asInt()).isPositive();
  }

  @Test
  void anEnsembleVotesOnThePrompt() {
    models.always(Replies.text("It is 7"));

    Answer answer = ask("avengers", "\"prompt\": [\"How many?\"]");

    assertThat(answer.json().at("/choices/0/text").asString()).isEqualTo("It is 7");
    assertThat(answer.header("x-avengers-votes")).isPresent();
    assertThat(models.received()).allSatisfy(
        request -> assertThat(request.json().at("/messages/0/content").asString())
            .isEqualTo("How many?"));
  }

  @Test
  void settingsOfAnEnsembleMayBeChanged() {
    ask("avengers", "\"prompt\": \"How many?\", \"avengers\": {\"samples\": 1, \"models\": 1}");

    assertThat(models.received()).hasSize(1);
  }

  @Test
  void aStreamOfAChatIsAStreamOfTexts() {
    models.alpha().always(Replies.stream(ScriptedCompletion.of("one two").events()));

    Answer answer = ask("alpha", "\"prompt\": \"How many?\", \"stream\": true");

    assertThat(answer.header("content-type")).hasValueSatisfying(
        type -> assertThat(type).startsWith("text/event-stream"));
    assertThat(texts(answer)).isEqualTo("one two");
    assertThat(answer.chunks()).allSatisfy(chunk -> assertThat(chunk.get("object").asString())
        .isEqualTo("text_completion"));
    assertThat(answer.events()).last().isEqualTo("[DONE]");
  }

  @Test
  void anEnsemblesAnswerIsAStreamOfTexts() {
    models.always(Replies.text("It is 7"));

    Answer answer = ask("avengers", "\"prompt\": \"How many?\", \"stream\": true,"
        + " \"stream_options\": {\"include_usage\": true}");

    assertThat(texts(answer)).isEqualTo("It is 7");
    assertThat(answer.chunks().getLast().at("/usage/total_tokens").asInt()).isPositive();
    assertThat(answer.events()).last().isEqualTo("[DONE]");
  }

  @Test
  void aStreamThatBreaksEndsWithAnError() {
    models.alpha()
        .always(Replies.brokenStream(ScriptedCompletion.of("one two")
            .events()
            .subList(0, 2)));

    Answer answer = ask("alpha", "\"prompt\": \"How many?\", \"stream\": true");

    assertThat(answer.chunks().getLast().path("error").path("code").asString())
        .isEqualTo("backend_broken_off");
  }

  @Test
  void whatAChatCannotDoIsNamed() {
    Answer answer = ask("alpha", "\"prompt\": [\"a\", \"b\"]");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error().get("param").asString()).isEqualTo("prompt");
    assertThat(models.received()).isEmpty();
  }

  @Test
  void aBackendThatServesCompletionsGetsTheRequestAsItIs() {
    String reply = "{ \"choices\" : [{\"text\":\"\\u00e4\",\"index\":0,"
        + "\"finish_reason\":\"stop\"}], \"new\": 1.50 }\n";
    old.always(Replies.json(reply));

    Answer answer = ask("old", "\"prompt\": [[1, 2], [3]], \"suffix\": \"s\", \"best_of\": 3,"
        + " \"logprobs\": 5, \"echo\": true");

    assertThat(answer.text()).isEqualTo(reply);
    assertThat(old.last().path()).isEqualTo("/v1/completions");
    assertThat(old.last().json().toString()).isEqualTo("{\"model\":\"served-old\",\"prompt\":"
        + "[[1,2],[3]],\"suffix\":\"s\",\"best_of\":3,\"logprobs\":5,\"echo\":true}");
  }

  @Test
  void itsStreamIsPassedOnAsItIs() {
    List<String> events = List.of(
        "data: {\"choices\":[{\"text\":\"a\",\"index\":0,"
            + "\"finish_reason\":\"stop\"}],\"new\":1.50}\n\n",
        "data: [DONE]\n\n");
    old.always(Replies.stream(events));

    Answer answer = ask("old", "\"prompt\": \"a\", \"stream\": true");

    assertThat(answer.text()).isEqualTo(String.join("", events));
  }

  @Test
  void settingsOfABackendCannotBeChanged() {
    assertThat(ask("old", "\"prompt\": \"a\", \"avengers\": 1").error().get("param").asString())
        .isEqualTo("avengers");
  }

  @Test
  void itDoesNotChat() {
    Answer answer = models.client()
        .post("/v1/chat/completions",
            "{\"model\": \"old\", \"messages\": [{\"role\": \"user\", \"content\": \"Hi\"}]}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.message()).isEqualTo("The model 'old' cannot be asked here, but with"
        + " POST /v1/completions.");
    assertThat(old.received()).isEmpty();
  }
}
