package avengers.gateway.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.fixture.Answer;
import avengers.gateway.fixture.TwoBackends;
import avengers.gateway.openai.Json;
import avengers.gateway.openai.Service;
import avengers.gateway.upstream.Replies;
import avengers.gateway.upstream.ScriptedCompletion;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Responses of ensembles, of backends that chat, and of {@code own}, a backend that has responses
 * itself. In these texts ' stands for ".
 */
class ResponsesTest {
  private static final String OWN_RESPONSE = """
      {"id": "resp_own", "object": "response", "status": "completed", "extra": 1.50, "output":
       [{"type": "message", "content": [{"type": "output_text", "text": "7"}]}],
       "usage": {"input_tokens": 3, "output_tokens": 4}}""";

  private static final List<String> OWN_EVENTS = List.of(
      "event: response.created\ndata: {\"type\":\"response.created\"}\n\n",
      "event: response.completed\ndata: {\"type\":\"response.completed\",\"response\":{"
          + "\"instructions\":\"" + "long ".repeat(2_000) + "\",\"usage\":{\"input_tokens\":3,"
          + "\"output_tokens\":4}}}\n\n");

  @AutoClose
  private final TwoBackends models = TwoBackends.start(setup -> setup.ensemble("three", 3, 1));

  @AutoClose
  private final TwoBackends others = TwoBackends.start(setup -> setup.backend("own",
      models.beta().url(), Service.RESPONSES, Service.CHAT));

  private static String body(String model, String fields) {
    return ("{'model': '" + model + "', " + fields + "}").replace('\'', '"');
  }

  private Answer ask(String model, String fields) {
    return models.client().post("/v1/responses", body(model, fields));
  }

  private Answer askOwn(String fields) {
    return others.client().post("/v1/responses", body("own", fields));
  }

  private static List<String> types(Answer answer) {
    return answer.chunks().stream().map(event -> event.get("type").asString()).toList();
  }

  private static String text(JsonNode response) {
    return response.at("/output/0/content/0/text").asString("");
  }

  @Test
  void anEnsembleVotesOnAResponse() {
    models.alpha().always(Replies.choices("It is 7", "It is 8", "So it is 7."));

    Answer answer = ask("three", "'input': 'How many?', 'instructions': 'Count.'");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("x-avengers-votes")).contains("2/3");
    assertThat(answer.json().get("object").asString()).isEqualTo("response");
    assertThat(answer.json().get("model").asString()).isEqualTo("alpha");
    assertThat(text(answer.json())).isEqualTo("It is 7");
    assertThat(models.alpha().last().json().get("messages")).isEqualTo(Json.MAPPER.readTree(
        "[{\"role\":\"system\",\"content\":\"Count.\"},{\"role\":\"user\",\"content\":"
            + "\"How many?\"}]"));
  }

  @Test
  void anEnsemblesResponseCanBeStreamed() {
    models.alpha().always(Replies.choices("It is 7", "It is 8", "So it is 7."));

    Answer answer = ask("three", "'input': 'How many?', 'stream': true");

    assertThat(answer.header("content-type")).contains("text/event-stream; charset=utf-8");
    assertThat(types(answer)).startsWith("response.created", "response.in_progress")
        .endsWith("response.output_item.done", "response.completed");
    assertThat(text(answer.chunks().getLast().get("response"))).isEqualTo("It is 7");
    assertThat(answer.text()).doesNotContain("[DONE]");
  }

  @Test
  void theSettingsOfAnEnsembleCanBeChanged() {
    ask("avengers", "'input': 'How many?', 'avengers': {'samples': 1}");

    assertThat(models.received()).hasSize(1);
  }

  @Test
  void aBackendThatChatsGivesAResponse() {
    Answer answer = ask("alpha", "'input': 'How many?'");

    assertThat(text(answer.json())).isEqualTo("42");
    assertThat(answer.json().at("/usage/input_tokens").asInt()).isEqualTo(10);
    assertThat(models.alpha().last().path()).isEqualTo("/v1/chat/completions");
    assertThat(models.alpha().last().json().get("model").asString()).isEqualTo("served-alpha");
  }

  @Test
  void aBackendsStreamBecomesTypedEvents() {
    models.alpha().always(Replies.stream(ScriptedCompletion.of("It is 7").events()));

    Answer answer = ask("alpha", "'input': 'How many?', 'stream': true");

    assertThat(types(answer)).containsExactly("response.created", "response.in_progress",
        "response.output_item.added", "response.content_part.added",
        "response.output_text.delta", "response.output_text.delta", "response.output_text.delta",
        "response.output_text.done", "response.content_part.done", "response.output_item.done",
        "response.completed");
    JsonNode last = answer.chunks().getLast().get("response");
    assertThat(text(last)).isEqualTo("It is 7");
    assertThat(last.at("/usage/output_tokens").asInt()).isEqualTo(5);
    assertThat(models.alpha().last().json().at("/stream_options/include_usage").asBoolean())
        .isTrue();
  }

  @Test
  void aStreamThatBreaksOffEndsInAnError() {
    models.alpha()
        .always(Replies.brokenStream(ScriptedCompletion.of("It is 7").events().subList(0, 3)));

    Answer answer = ask("alpha", "'input': 'How many?', 'stream': true");

    assertThat(types(answer)).contains("response.output_text.delta")
        .doesNotContain("response.completed")
        .endsWith("error");
    assertThat(answer.chunks().getLast().at("/error/code").asString())
        .isEqualTo("backend_broken_off");
  }

  @Test
  void callsOfToolsGoThereAndBack() {
    models.alpha().always(Replies.json("""
        {"choices": [{"finish_reason": "tool_calls", "message": {"content": null, "tool_calls":
         [{"id": "a", "type": "function", "function": {"name": "f", "arguments": "{}"}}]}}]}"""));

    Answer first = ask("alpha", "'input': 'Hi', 'tools': [{'type': 'function', 'name': 'f'}]");
    JsonNode call = first.json().at("/output/0");
    models.alpha().always(Replies.text("It rains."));
    Answer second = ask("alpha", "'input': [{'role': 'user', 'content': 'Hi'}, " + call
        + ", {'type': 'function_call_output', 'call_id': 'a', 'output': 'rain'}]");

    assertThat(call.get("type").asString()).isEqualTo("function_call");
    assertThat(text(second.json())).isEqualTo("It rains.");
    assertThat(models.alpha().last().json().get("messages")).isEqualTo(Json.MAPPER.readTree("""
        [{"role": "user", "content": "Hi"},
         {"role": "assistant", "content": null, "tool_calls":
          [{"id": "a", "type": "function", "function": {"name": "f", "arguments": "{}"}}]},
         {"role": "tool", "tool_call_id": "a", "content": "rain"}]"""));
  }

  @Test
  void jsonThatASchemaAsksForIsVotedOnByItsFields() {
    models.alpha()
        .always(Replies.choices("{\"n\": 7}", "{\"n\": 8}", "{ \"n\": 7.0 }"));

    Answer answer = ask("three", "'input': 'Hi', 'text': {'format': {'type': 'json_schema',"
        + "'name': 'n', 'schema': {'type': 'object'}}}");

    assertThat(answer.header("x-avengers-compared-as")).contains("json");
    assertThat(text(answer.json())).isEqualTo("{\"n\": 7}");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      400 | alpha | input | 'x': 1
      400 | alpha | input[0].content | 'input': [{'role': 'user'}]
      400 | alpha | previous_response_id | 'input': 'Hi', 'previous_response_id': 'resp_1'
      400 | alpha | tools[0].type | 'input': 'Hi', 'tools': [{'type': 'web_search'}]
      400 | alpha | avengers.samples | 'input': 'Hi', 'avengers': {'samples': 1}
      400 | three | stream | 'input': 'Hi', 'stream': 1
      """)
  void aWrongRequestIsToldWhatIsWrong(int status, String model, String param, String fields) {
    Answer answer = ask(model, fields);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.error().propertyNames()).containsExactly("message", "type", "param", "code");
    assertThat(answer.error().get("param").asString()).isEqualTo(param);
    assertThat(models.received()).isEmpty();
  }

  @Test
  void anUnknownModelIsNotFound() {
    Answer answer = ask("nobody", "'input': 'Hi'");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.error().get("code").asString()).isEqualTo("model_not_found");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anErrorOfABackendIsAnErrorOfTheGateway(boolean stream) {
    models.alpha().always(Replies.error(500, "secret"));

    Answer answer = ask("alpha", "'input': 'Hi', 'stream': " + stream);

    assertThat(answer.status()).isEqualTo(502);
    assertThat(answer.text()).doesNotContain("secret");
  }

  @ParameterizedTest
  @CsvSource({"GET, /v1/responses/resp_1", "DELETE, /v1/responses/resp_1",
      "POST, /v1/responses/resp_1/cancel", "GET, /v1/responses/resp_1/input_items"})
  void noResponseIsKept(String method, String path) {
    Answer answer = models.client().send(method, path);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.message()).isEqualTo(
        "There is no " + method + " " + path + ", as responses are not kept.");
  }

  @Test
  void aBackendThatHasResponsesIsAskedAsItIs() {
    models.beta().always(Replies.json(OWN_RESPONSE));

    Answer answer = askOwn("'input': 'Hi', 'top_p': 0.50, 'tools': [{'type': 'web_search'}],"
        + " 'previous_response_id': 'resp_0'");

    assertThat(answer.text()).isEqualTo(OWN_RESPONSE);
    assertThat(models.beta().last().path()).isEqualTo("/v1/responses");
    assertThat(models.beta().last().text()).isEqualTo(("{'model':'served-own','input': 'Hi',"
        + "'top_p': 0.50,'tools': [{'type': 'web_search'}],'previous_response_id': 'resp_0'}")
        .replace('\'', '"'));
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 1_000, 100_000})
  void itsEventsArriveUntouchedEvenIfTheLastOneIsLong(int bytes) {
    models.beta().always(Replies.streamInPiecesOf(bytes, OWN_EVENTS));

    Answer answer = askOwn("'input': 'Hi', 'stream': true");

    assertThat(answer.text()).isEqualTo(String.join("", OWN_EVENTS));
  }

  @Test
  void itsTokensAreCountedHoweverItAnswers() {
    models.beta().then(Replies.json(OWN_RESPONSE), Replies.stream(OWN_EVENTS));
    askOwn("'input': 'Hi'");
    askOwn("'input': 'Hi', 'stream': true");

    others.client()
        .awaitMetrics(metrics -> assertThat(metrics).containsPattern(
            "gen_ai_client_token_usage[a-z_]*_sum\\{[^}]*own[^}]*input[^}]*\\} 6\\.0"));
  }

  @Test
  void itsStreamThatBreaksOffEndsInAnError() {
    models.beta().always(Replies.brokenStream(OWN_EVENTS.subList(0, 1)));

    Answer answer = askOwn("'input': 'Hi', 'stream': true");

    assertThat(types(answer)).containsExactly("response.created", "error");
    assertThat(answer.chunks().getLast().at("/error/code").asString())
        .isEqualTo("backend_broken_off");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "{'status': 'completed', 'output': []}",
      "{'status': 'completed'}", "{'status': 'queued', 'output': []}",
      "{'error': null}", "{'status': 'failed', 'output': []}"})
  void whatIsNoResponseIsNoSuccess(String body) {
    models.beta().always(Replies.json(body.replace('\'', '"')));

    Answer answer = askOwn("'input': 'Hi'");

    assertThat(answer.status()).isEqualTo(502);
    assertThat(answer.error().get("code").asString()).isEqualTo("backend_malformed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{'status': 'incomplete', 'output': []}",
      "{'status': 'failed', 'output': [], 'error': {'code': 'server_error', 'message': 'x'}}"})
  void aResponseThatSaysThatItIsNotCompleteIsPassedOn(String body) {
    models.beta().always(Replies.json(body.replace('\'', '"')));

    assertThat(askOwn("'input': 'Hi'").text()).isEqualTo(body.replace('\'', '"'));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|',
      quoteCharacter = '`',
      value = {"'background': true | background",
          "'avengers': {'samples': 1} | avengers.samples"})
  void whatNoBackendCanDoIsRefusedHereToo(String fields, String param) {
    Answer answer = askOwn("'input': 'Hi', " + fields);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error().get("param").asString()).isEqualTo(param);
    assertThat(models.received()).isEmpty();
  }
}
