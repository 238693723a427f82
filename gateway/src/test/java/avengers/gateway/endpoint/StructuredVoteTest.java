package avengers.gateway.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.fixture.Answer;
import avengers.gateway.fixture.Chat;
import avengers.gateway.fixture.TwoBackends;
import avengers.gateway.openai.Json;
import avengers.gateway.upstream.Replies;
import avengers.gateway.upstream.Reply;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Calls of tools, and JSON that was asked for, are compared by what they mean. */
class StructuredVoteTest {
  private static final String SCHEMA = """
      "response_format": {"type": "json_schema", "json_schema": {"name": "city", "schema":
        {"type": "object", "properties": {"city": {"type": "string"},
          "people": {"type": "integer"}}, "required": ["city", "people"]}}}""";

  @AutoClose
  private final TwoBackends models = TwoBackends.start(setup -> setup.ensemble("three", 3, 1));

  /** A completion of several choices, each a call of one function. */
  private static Reply calls(String function, String... arguments) {
    ObjectNode body = Json.MAPPER.createObjectNode().put("id", "x");
    for (String each : arguments) {
      ObjectNode choice = body.withArray("choices").addObject().put("finish_reason", "tool_calls");
      ObjectNode message = choice.putObject("message").put("role", "assistant");
      message.putNull("content");
      ObjectNode call = message.putArray("tool_calls")
          .addObject()
          .put("id", "call_" + each.length());
      call.put("type", "function")
          .putObject("function")
          .put("name", function)
          .put("arguments", each);
    }
    return Replies.json(body.toString());
  }

  @Test
  void callsOfToolsAgreeByNameAndArguments() {
    models.alpha()
        .always(calls("weather", "{\"city\": \"Rome\", \"days\": 2}",
            "{\"city\": \"Bonn\", \"days\": 2}", "{\"days\":2.0,\"city\":\"Bonn\"}"));

    Answer answer = models.client().chat(Chat.to("three"));

    JsonNode message = answer.json().at("/choices/0/message");
    assertThat(message.at("/tool_calls/0/function/arguments").asString())
        .isEqualTo("{\"city\": \"Bonn\", \"days\": 2}");
    assertThat(message.get("content").isNull()).isTrue();
    assertThat(answer.json().at("/choices/0/finish_reason").asString()).isEqualTo("tool_calls");
    assertThat(answer.header("x-avengers-votes")).contains("2/3");
    assertThat(answer.header("x-avengers-compared-as")).contains("tool_calls");
  }

  @Test
  void votedCallsOfToolsCanBeStreamed() {
    models.alpha()
        .always(calls("weather", "{\"city\": \"Rome\"}", "{\"city\": \"Bonn\"}",
            "{\"city\": \"Bonn\"}"));

    Answer answer = models.client().chat(Chat.streamed("three"));

    List<JsonNode> chunks = answer.chunks();
    assertThat(chunks.get(1).at("/choices/0/delta/tool_calls/0/function/arguments").asString())
        .isEqualTo("{\"city\": \"Bonn\"}");
    assertThat(chunks.getLast().at("/choices/0/finish_reason").asString()).isEqualTo("tool_calls");
  }

  @Test
  void jsonThatASchemaAsksForAgreesByItsFields() {
    models.alpha()
        .always(Replies.choices("{\"city\": \"Rome\", \"people\": 3}",
            "{\"city\": \"Bonn\", \"people\": 300000}",
            "```json\n{\"people\": 3e5,\n \"city\": \"Bonn\"}\n```"));

    Answer answer = models.client().chat(Chat.with("three", SCHEMA));

    assertThat(answer.content()).isEqualTo("{\"city\": \"Bonn\", \"people\": 300000}");
    assertThat(answer.header("x-avengers-votes")).contains("2/3");
    assertThat(answer.header("x-avengers-compared-as")).contains("json");
  }

  @Test
  void theSchemaReachesTheBackend() {
    models.alpha().always(Replies.choices("{}", "{}", "{}"));

    models.client().chat(Chat.with("three", SCHEMA));

    assertThat(models.alpha().last().json().at("/response_format/type").asString())
        .isEqualTo("json_schema");
  }
}
