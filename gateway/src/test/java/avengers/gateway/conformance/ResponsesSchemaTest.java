package avengers.gateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import avengers.gateway.fixture.Answer;
import avengers.gateway.fixture.TwoBackends;
import avengers.gateway.upstream.Reply;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Responses, plain and as a stream's events tell of them, are as published. */
class ResponsesSchemaTest {
  @AutoClose
  private final TwoBackends models = TwoBackends.start();

  private final OpenAiSchemas schemas = OpenAiSchemas.published();

  static Stream<Arguments> responses() {
    return Stream.of("avengers", "alpha")
        .flatMap(model -> Stream.of(
            arguments(model, "a text", new ScriptedModel(), "\"instructions\": \"Be brief.\""),
            arguments(model, "a call of a tool", new ScriptedModel(), """
                "tools": [{"type": "function", "name": "f", "parameters": {}, "strict": true}],
                "tool_choice": "auto", "parallel_tool_calls": false"""),
            arguments(model, "JSON", new ScriptedModel(),
                """
                    "text": {"format": {"type": "json_schema", "name": "n", "schema": {"type": "object"},
                    "strict": true}}"""),
            arguments(model, "a text with settings", new ScriptedModel(), """
                "temperature": 0.5, "top_p": 0.9, "max_output_tokens": 100, "user": "me",
                "metadata": {"a": "b"}, "reasoning": {"effort": "low"}, "store": false"""),
            arguments(model, "a refusal", new Saying("""
                {"role": "assistant", "refusal": "No."}""", "stop"), "\"user\": \"me\""),
            arguments(model, "a cut text", new Saying("""
                {"role": "assistant", "content": "It is"}""", "length"),
                "\"max_output_tokens\": 20")));
  }

  private Answer ask(String model, String fields) {
    return models.client()
        .post("/v1/responses", "{\"model\": \"" + model
            + "\", \"input\": \"How warm is it?\", " + fields + "}");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("responses")
  void aPlainResponseIsAsPublished(String model, String what, Reply reply, String fields) {
    models.always(reply);

    Answer answer = ask(model, fields);

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(schemas.faults("Response", answer.json())).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("responses")
  void everyResponseInAStreamIsAsPublished(String model, String what, Reply reply, String fields) {
    models.always(reply);

    Answer answer = ask(model, fields + ", \"stream\": true");

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.chunks()
        .stream()
        .map(event -> event.path("response"))
        .filter(JsonNode::isObject)).hasSize(3)
        .allSatisfy(response -> assertThat(schemas.faults("Response", response)).isEmpty());
    assertThat(answer.chunks()
        .stream()
        .map(event -> event.path("item"))
        .filter(JsonNode::isObject)).hasSize(2)
        .allSatisfy(item -> assertThat(schemas.faults("OutputItem", item)).isEmpty());
  }
}
