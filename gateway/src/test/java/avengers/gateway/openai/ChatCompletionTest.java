package avengers.gateway.openai;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class ChatCompletionTest {
  private static final String WHOLE = """
      {"choices": [{"finish_reason": "stop", "message": {"content": "7"}}]}""";

  private static Optional<ChatCompletion> parse(String body) {
    return ChatCompletion.parse(body.getBytes(UTF_8));
  }

  private static ChatCompletion of(String body) {
    return parse(body).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {WHOLE, """
      {"choices": [{"finish_reason": "length", "message": {"content": "7"}}]}""", """
      {"choices": [{"finish_reason": "stop", "message": {"content": null, "refusal": "No."}}]}""",
      """
          {"choices": [{"finish_reason": "tool_calls", "message": {"tool_calls": [{"id": "1"}]}}]}""",
      """
          {"error": null, "choices": [{"finish_reason": "stop", "message": {"content": "7"}}, {}]}"""})
  void whatSaysSomethingAndHasEndedIsACompletion(String body) {
    assertThat(parse(body)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "null", "[]", "42", "\"text\"", "<html></html>", "{}",
      "{\"choices\": ", "{\"error\": {\"message\": \"no\"}}", "{\"choices\": null}",
      "{\"choices\": []}", "{\"choices\": {}}", "{\"choices\": \"7\"}", "{\"choices\": [null]}",
      "{\"choices\": [7]}", "{\"choices\": [{}]}",
      "{\"choices\": [{\"finish_reason\": \"stop\"}]}",
      "{\"choices\": [{\"finish_reason\": \"stop\", \"message\": null}]}",
      "{\"choices\": [{\"finish_reason\": \"stop\", \"message\": \"7\"}]}",
      "{\"choices\": [{\"finish_reason\": \"stop\", \"message\": {}}]}",
      "{\"choices\": [{\"finish_reason\": \"stop\", \"message\": {\"content\": null}}]}",
      "{\"choices\": [{\"finish_reason\": \"stop\", \"message\": {\"content\": \"\"}}]}",
      "{\"choices\": [{\"finish_reason\": \"stop\", \"message\": {\"content\": 7}}]}",
      "{\"choices\": [{\"finish_reason\": \"stop\", \"message\": {\"content\": [\"7\"]}}]}",
      "{\"choices\": [{\"finish_reason\": \"stop\", \"message\": {\"tool_calls\": []}}]}",
      "{\"choices\": [{\"finish_reason\": \"stop\", \"message\": {\"tool_calls\": [\"f\"]}}]}",
      "{\"choices\": [{\"finish_reason\": \"stop\", \"message\": {\"tool_calls\": {\"f\": 1}}}]}",
      "{\"choices\": [{\"message\": {\"content\": \"7\"}}]}",
      "{\"choices\": [{\"finish_reason\": null, \"message\": {\"content\": \"7\"}}]}",
      "{\"choices\": [{\"finish_reason\": 1, \"message\": {\"content\": \"7\"}}]}",
      "{\"choices\": {\"0\": {\"finish_reason\": \"stop\", \"message\": {\"content\": \"7\"}}}}",
      WHOLE + "x", WHOLE + WHOLE})
  void whatIsEmptyMalformedOrCutIsNone(String body) {
    assertThat(parse(body)).isEmpty();
  }

  @Test
  void noPartOfACompletionIsOne() {
    for (int end = 0; end < WHOLE.length(); end++) {
      assertThat(parse(WHOLE.substring(0, end))).isEmpty();
    }
  }

  @Test
  void itsTextAndItsEndAreRead() {
    assertThat(of(WHOLE).text()).isEqualTo("7");
    assertThat(of(WHOLE).truncated()).isFalse();
    assertThat(of(WHOLE.replace("stop", "length")).truncated()).isTrue();
    assertThat(of(WHOLE).bytes()).isEqualTo(WHOLE.getBytes(UTF_8));
  }

  @Test
  void theUsageIsReadWhereThereIsOne() {
    assertThat(of(WHOLE).usage()).isEmpty();
    assertThat(of(WHOLE.replaceFirst("\\{", "{\"usage\": null, ")).usage()).isEmpty();
    assertThat(of(WHOLE.replaceFirst("\\{", "{\"usage\": {\"prompt_tokens\": \"7\"}, ")).usage())
        .isEmpty();
    assertThat(of(WHOLE.replaceFirst("\\{", "{\"usage\": {\"prompt_tokens\": 7}, ")).usage())
        .contains(new TokenUsage(7, 0));
    assertThat(of(WHOLE.replaceFirst("\\{",
        "{\"usage\": {\"prompt_tokens\": 7, \"completion_tokens\": 8}, ")).usage())
        .contains(new TokenUsage(7, 8));
  }

  @Test
  void asTheAnswerItHasOneChoiceAndAllFieldsOfOpenAis() {
    String two = WHOLE.replace("}]}", "}, {\"index\": 1}], \"system_fingerprint\": \"f\"}");

    ObjectNode answer = of(two).asAnswer("id-1", "m", new TokenUsage(3, 4));

    assertThat(answer.get("choices").toString()).isEqualTo("[{\"finish_reason\":\"stop\","
        + "\"message\":{\"content\":\"7\",\"refusal\":null,\"role\":\"assistant\"},\"index\":0,"
        + "\"logprobs\":null}]");
    assertThat(answer.get("usage").toString()).isEqualTo(
        "{\"prompt_tokens\":3,\"completion_tokens\":4,\"total_tokens\":7}");
    assertThat(answer.get("id").asString()).isEqualTo("id-1");
    assertThat(answer.get("model").asString()).isEqualTo("m");
    assertThat(answer.get("system_fingerprint").asString()).isEqualTo("f");
    assertThat(answer.get("created").asLong()).isGreaterThan(1_700_000_000);
  }

  @Test
  void theTimeOfTheBackendStays() {
    ObjectNode answer = of(WHOLE.replaceFirst("\\{", "{\"created\": 5, ")).asAnswer("i", "m",
        TokenUsage.NONE);

    assertThat(answer.get("created").asLong()).isEqualTo(5);
  }
}
