package avengers.gateway.openai;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class PublishedChoiceTest {
  private static JsonNode published(String choice) {
    return PublishedChoice.of(Json.MAPPER.readTree(choice), 2);
  }

  private static JsonNode saying(String reason, String message) {
    return published("{\"finish_reason\": \"" + reason + "\", \"message\": {" + message + "}}");
  }

  private static JsonNode call(String call) {
    return saying("stop", "\"tool_calls\": [" + call + "]").at("/message/tool_calls/0");
  }

  @Test
  void whatOpenAisAlwaysHasIsThere() {
    assertThat(saying("stop", "\"content\": \"7\"")).isEqualTo(Json.MAPPER.readTree("""
        {"index": 2, "finish_reason": "stop", "logprobs": null,
          "message": {"role": "assistant", "content": "7", "refusal": null}}"""));
  }

  @Test
  void whatIsNotNullThereIsLeftOut() {
    JsonNode message = saying("stop", """
        "content": "7", "tool_calls": null, "function_call": null, "annotations": null""")
        .get("message");

    assertThat(message.propertyNames()).containsExactlyInAnyOrder("role", "content", "refusal");
    assertThat(saying("stop", "\"content\": \"7\", \"tool_calls\": []").at("/message")
        .has("tool_calls")).isFalse();
  }

  @Test
  void unusualFieldsStay() {
    JsonNode choice = published("""
        {"finish_reason": "stop", "stop_reason": 5, "message": {"role": "model", "content": "7",
          "reasoning_content": "thoughts", "annotations": [], "audio": null}}""");

    assertThat(choice.at("/stop_reason").asInt()).isEqualTo(5);
    assertThat(choice.at("/message/reasoning_content").asString()).isEqualTo("thoughts");
    assertThat(choice.at("/message/annotations").isArray()).isTrue();
    assertThat(choice.at("/message/audio").isNull()).isTrue();
    assertThat(choice.at("/message/role").asString()).isEqualTo("assistant");
  }

  @Test
  void logProbabilitiesHaveBothLists() {
    JsonNode choice = published("""
        {"finish_reason": "stop", "message": {"content": "7"}, "logprobs": {"content": [{}]}}""");

    assertThat(choice.get("logprobs").toString())
        .isEqualTo("{\"content\":[{}],\"refusal\":null}");
  }

  @ParameterizedTest
  @CsvSource({"stop,stop", "length,length", "content_filter,content_filter", "eos,stop",
      "EOS_TOKEN,stop", "'',stop", "end_turn,stop", "max_tokens,length", "MAX_TOKENS,length",
      "abort,length", "SAFETY,content_filter", "content-filter,content_filter",
      "tool_calls,stop", "function_call,stop"})
  void theReasonOfATextIsOneOfThePublished(String given, String published) {
    assertThat(saying(given, "\"content\": \"7\"").get("finish_reason").asString())
        .isEqualTo(published);
  }

  @ParameterizedTest
  @CsvSource({"stop,tool_calls", "tool_calls,tool_calls", "tool_use,tool_calls", "'',tool_calls",
      "function_call,tool_calls", "length,length", "content_filter,content_filter"})
  void theReasonOfCallsIsThatToolsAreCalled(String given, String published) {
    assertThat(saying(given, "\"tool_calls\": [{}]").get("finish_reason").asString())
        .isEqualTo(published);
  }

  @Test
  void callsOfTheOlderKindHaveTheirOwnReason() {
    JsonNode choice = saying("stop", "\"function_call\": {\"name\": \"f\", \"arguments\": {}}");

    assertThat(choice.get("finish_reason").asString()).isEqualTo("function_call");
    assertThat(choice.at("/message/function_call/arguments").asString()).isEqualTo("{}");
  }

  @Test
  void aCallThatIsWholeStaysAsItIs() {
    String call = """
        {"id":"call_1","type":"function","function":{"name":"f","arguments":"{\\"a\\": 1.0}"}}""";

    assertThat(call(call).toString()).isEqualTo(call);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      {"b": 2.50} | {"b":2.50}
      null        | {}
      ""          | {}
      [1]         | [1]
      "x"         | x
      """)
  void argumentsAreAText(String given, String published) {
    assertThat(call("{\"function\": {\"name\": \"f\", \"arguments\": " + given + "}}")
        .at("/function/arguments")
        .asString()).isEqualTo(published);
  }

  @Test
  void whatACallLacksIsMade() {
    JsonNode call = call("{\"id\": null, \"function\": {\"name\": \"f\"}}");

    assertThat(call.get("id").asString()).matches("call_[0-9a-f]{32}");
    assertThat(call.get("type").asString()).isEqualTo("function");
    assertThat(call.at("/function/arguments").asString()).isEqualTo("{}");
  }

  @Test
  void customToolsHaveAnInput() {
    JsonNode call = call("{\"id\": \"1\", \"custom\": {\"name\": \"shell\", \"input\": \"ls\"}}");

    assertThat(call.get("type").asString()).isEqualTo("custom");
    assertThat(call.get("custom").toString()).isEqualTo("{\"name\":\"shell\",\"input\":\"ls\"}");
    assertThat(call.has("function")).isFalse();
  }

  @Test
  void theChoiceItselfIsNotChanged() {
    JsonNode choice = Json.MAPPER.readTree("""
        {"finish_reason": "eos", "message": {"tool_calls": [{"function": {"arguments": {}}}]}}""");
    JsonNode before = choice.deepCopy();

    PublishedChoice.of(choice, 0);

    assertThat(choice).isEqualTo(before);
  }
}
