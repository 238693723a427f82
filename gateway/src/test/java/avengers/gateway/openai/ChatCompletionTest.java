package avengers.gateway.openai;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @ValueSource(strings = {WHOLE, """
      {"choices": [{"finish_reason": "stop", "message": {"content": null}}]}""", """
      {"choices": [null, {}, {"finish_reason": "stop", "message": {"content": "7"}}]}"""})
  void asSamplesItNeedsOneChoiceThatHasEnded(String body) {
    assertThat(ChatCompletion.read(body.getBytes(UTF_8))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{}", "{\"choices\": []}", "{\"choices\": [null, 7, {}]}",
      "{\"choices\": [{\"finish_reason\": \"stop\"}]}",
      "{\"choices\": [{\"message\": {\"content\": \"7\"}}]}", WHOLE + "x"})
  void whereNoChoiceHasEndedThereAreNoSamples(String body) {
    assertThat(ChatCompletion.read(body.getBytes(UTF_8))).isEmpty();
  }

  @Test
  void aNumberThatNoOneCanReadMakesNoCompletion() {
    String body = "{\"choices\": [{\"finish_reason\": \"stop\", \"message\": {\"content\": \"7\"}}],"
        + " \"x\": 1e99999999999}";

    assertThat(ChatCompletion.parse(body.getBytes(UTF_8))).isEmpty();
  }
}
