package avengers.gateway.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RejectedFieldTest {
  private static boolean rejects(String body) {
    return RejectedField.SEVERAL_CHOICES.in(Buffer.buffer(body));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"error\": {\"message\": \"Unknown parameter: 'n'.\", \"param\": null}}",
          "{\"error\": {\"message\": \"not supported\", \"param\": \"n\"}}",
          "{\"detail\": [{\"type\": \"extra_forbidden\", \"loc\": [\"body\", \"n\"]}]}",
          "{\"error\": \"Only one completion choice is allowed\"}", "n must be 1",
          "best_of and n > 1 are not supported", "{\"limit\": 1e9999999999, \"param\": \"n\"}"})
  void anErrorThatNamesItRejectsIt(String body) {
    assertThat(rejects(body)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "null", "{\"n\": 1}",
      "{\"error\": {\"message\": \"'tool_choice' needs 'tools'\", \"param\": \"tool_choice\"}}",
      "{\"error\": {\"message\": \"The prompt is too long.\\nMaximum: 10\"}}",
      "{\"error\": {\"message\": \"I can't\"}}", "<html>No</html>"})
  void anyOtherErrorDoesNot(String body) {
    assertThat(rejects(body)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"n", "%", "(", "{\"a\":", "\\"})
  void aLongErrorIsRead(String part) {
    rejects(part.repeat(1_000_000));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"error\": {\"message\": \"Unknown parameter: 'stream_options'.\"}}",
      "{\"detail\": [{\"loc\": [\"body\", \"stream_options\", \"include_usage\"]}]}"})
  void theUsageOfAStreamIsNamedByItsField(String body) {
    assertThat(RejectedField.STREAM_OPTIONS.in(Buffer.buffer(body))).isTrue();
    assertThat(rejects(body)).isFalse();
  }
}
