package avengers.gateway.openai;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import avengers.clustering.answer.Reply.Ending;
import avengers.clustering.answer.ToolCall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChatChoiceTest {
  private static final String WHOLE = """
      {"choices": [{"finish_reason": "stop", "message": {"content": "7"}}]}""";

  private static ChatChoice of(String completion) {
    return ChatCompletion.read(completion.getBytes(UTF_8)).orElseThrow().choices().getFirst();
  }

  private static ChatChoice saying(String message, String reason) {
    return of("{\"choices\": [{\"finish_reason\": \"" + reason + "\", \"message\": {" + message
        + "}}]}");
  }

  @Test
  void itsTextIsRead() {
    assertThat(of(WHOLE).reply().text()).isEqualTo("7");
    assertThat(of(WHOLE).reply().calls()).isEmpty();
    assertThat(of(WHOLE).isWhole()).isTrue();
  }

  @Test
  void whatStandsApartAsReasoningIsNotItsText() {
    ChatChoice choice = saying("""
        "content": null, "reasoning_content": "It is 7.", "reasoning": "It is 8.\"""", "stop");

    assertThat(choice.reply().text()).isEmpty();
    assertThat(choice.hasEnded()).isTrue();
    assertThat(choice.isWhole()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';',
      value = {"stop; \"content\": \"7\"; COMPLETE",
          "tool_calls; \"tool_calls\": [{}]; COMPLETE", "length; \"content\": \"7\"; TRUNCATED",
          "max_tokens; \"content\": \"7\"; TRUNCATED", "eos; \"content\": \"7\"; COMPLETE",
          "content_filter; \"content\": \"7\"; REFUSED",
          "SAFETY; \"content\": \"7\"; REFUSED",
          "stop; \"content\": null, \"refusal\": \"No.\"; REFUSED",
          "stop; \"content\": \"7\", \"refusal\": null; COMPLETE",
          "stop; \"content\": \"7\", \"refusal\": \"\"; COMPLETE"})
  void itsEndingIsThatOfItsReasonOrARefusal(String reason, String message, Ending ending) {
    assertThat(saying(message, reason).reply().ending()).isEqualTo(ending);
  }

  @Test
  void itsToolCallsAreRead() {
    ChatChoice choice = saying("""
        "content": null, "tool_calls": [
          {"id": "1", "type": "function", "function": {"name": "f", "arguments": "{\\"a\\": 1}"}},
          {"id": "2", "type": "function", "function": {"name": "g", "arguments": {"b": 2}}},
          {"id": "3", "type": "function", "function": {"name": "h"}},
          {"id": "4", "type": "function", "function": {"name": "h", "arguments": null}},
          {"id": "5", "type": "custom", "custom": {"name": "i", "input": "ls"}}]""", "tool_calls");

    assertThat(choice.reply().calls()).containsExactly(new ToolCall("f", "{\"a\": 1}"),
        new ToolCall("g", "{\"b\":2}"), new ToolCall("h", ""), new ToolCall("h", ""),
        new ToolCall("i", "ls"));
    assertThat(choice.isWhole()).isTrue();
  }

  @Test
  void itsLogProbabilityIsTheMeanOfItsTokens() {
    ChatChoice choice = of("""
        {"choices": [{"finish_reason": "stop", "message": {"content": "7"}, "logprobs":
          {"content": [{"token": "a", "logprob": -0.5}, {"logprob": -1.5}, {"logprob": null}]}}]}
        """);

    assertThat(choice.logProbability().orElseThrow()).isCloseTo(-1, within(1e-12));
    assertThat(of(WHOLE).logProbability()).isEmpty();
    assertThat(of(WHOLE.replaceFirst("\\[\\{", "[{\"logprobs\": null, ")).logProbability())
        .isEmpty();
  }

  @Test
  void aCallOfTheOlderKindIsRead() {
    ChatChoice choice = saying("""
        "content": null, "function_call": {"name": "f", "arguments": "{}"}""", "function_call");

    assertThat(choice.reply().calls()).containsExactly(new ToolCall("f", "{}"));
    assertThat(choice.isWhole()).isTrue();
  }

  @Test
  void whatItSpeaksIsReadFromTheTranscript() {
    ChatChoice choice = saying("""
        "content": null, "audio": {"id": "1", "data": "UklG", "transcript": "It is 7."}""", "stop");

    assertThat(choice.reply().text()).isEqualTo("It is 7.");
    assertThat(choice.isWhole()).isTrue();
    assertThat(saying("\"content\": null, \"audio\": null", "stop").isWhole()).isFalse();
  }
}
