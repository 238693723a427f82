package avengers.gateway.openai;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import avengers.clustering.plan.Need;
import avengers.clustering.plan.Needs;
import avengers.gateway.fixture.Chat;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestNeedsTest {
  private static Needs needs(String fields) {
    return ChatRequest.parse(Chat.with("m", fields).getBytes(UTF_8)).needs();
  }

  private static Needs showing(String part) {
    return ChatRequest.parse(("{'model': 'm', 'messages': [{'role': 'system', 'content': 'x'},"
        + " {'role': 'user', 'content': [{'type': 'text', 'text': 'What?'}, " + part + "]}]}")
        .replace('\'', '"')
        .getBytes(UTF_8)).needs();
  }

  private static Set<Need> named(String names) {
    return Stream.of(names.split(" ")).map(Need::valueOf).collect(Collectors.toSet());
  }

  @Test
  void plainTextNeedsNothing() {
    assertThat(needs("\"tools\": [], \"response_format\": {\"type\": \"json_object\"},"
        + " \"logprobs\": false, \"stream\": false, \"modalities\": [\"text\"]").kinds()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|',
      quoteCharacter = '`',
      value = {
          "TOOLS | \"tools\": [{\"type\": \"function\", \"function\": {\"name\": \"f\"}}]",
          "TOOLS | \"functions\": [{\"name\": \"f\"}]",
          "JSON_SCHEMA | \"response_format\": {\"type\": \"json_schema\", \"json_schema\": {}}",
          "LOGPROBS | \"logprobs\": true",
          "STREAMING | \"stream\": true",
          "AUDIO | \"modalities\": [\"text\", \"audio\"]",
          "LOGPROBS STREAMING | \"logprobs\": true, \"stream\": true"})
  void fieldsTellWhatIsNeeded(String needs, String fields) {
    assertThat(needs(fields).kinds()).isEqualTo(named(needs));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|',
      quoteCharacter = '`',
      value = {
          "IMAGES | {'type': 'image_url', 'image_url': {'url': 'data:'}}",
          "AUDIO | {'type': 'input_audio', 'input_audio': {'data': 'x', 'format': 'wav'}}",
          "FILES | {'type': 'file', 'file': {'file_id': 'x'}}"})
  void partsOfMessagesTellWhatIsNeeded(String needs, String part) {
    assertThat(showing(part).kinds()).isEqualTo(named(needs));
  }

  @Test
  void theAnswerThatIsAskedForNeedsRoomToo() {
    long prompt = needs("\"x\": 1").tokens();

    assertThat(prompt).isPositive();
    assertThat(needs("\"max_tokens\": 1000").tokens()).isEqualTo(prompt + 1000);
    assertThat(needs("\"max_completion_tokens\": 500").tokens()).isEqualTo(prompt + 500);
    assertThat(needs("\"max_tokens\": -1").tokens()).isEqualTo(prompt);
  }
}
