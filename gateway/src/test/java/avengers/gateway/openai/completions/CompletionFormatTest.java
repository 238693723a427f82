package avengers.gateway.openai.completions;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.openai.ApiError;
import avengers.gateway.openai.ErrorKind;
import avengers.gateway.openai.Json;
import avengers.gateway.openai.StreamFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class CompletionFormatTest {
  private static final String HEAD = "{\"id\":\"cmpl-7\",\"object\":\"text_completion\","
      + "\"created\":5,\"model\":\"m\"";

  private static ObjectNode chat(String fields) {
    return (ObjectNode) Json.MAPPER.readTree(
        "{\"id\": \"chatcmpl-7\", \"object\": \"x\", \"created\": 5, \"model\": \"m\", " + fields
            + "}");
  }

  private static String whole(String echoed, String fields) {
    return new CompletionFormat(echoed).whole(chat(fields)).toString();
  }

  @Test
  void aChatsAnswerIsSaidAsAText() {
    assertThat(whole("", """
        "system_fingerprint": "fp", "choices": [{"index": 0, "message": {"role": "assistant",
        "content": "Hello", "refusal": null}, "logprobs": null, "finish_reason": "length"}],
        "usage": {"prompt_tokens": 1, "completion_tokens": 2, "total_tokens": 3, "new": {}}
        """)).isEqualTo(HEAD + ",\"system_fingerprint\":\"fp\",\"choices\":[{\"text\":\"Hello\","
        + "\"index\":0,\"logprobs\":null,\"finish_reason\":\"length\"}],\"usage\":"
        + "{\"prompt_tokens\":1,\"completion_tokens\":2,\"total_tokens\":3,\"new\":{}}}");
  }

  @Test
  void everyChoiceBeginsWithWhatIsEchoed() {
    assertThat(whole("Once ", """
        "choices": [{"index": 0, "message": {"content": "more"}, "finish_reason": "stop"},
        {"index": 1, "message": {"content": "upon"}, "finish_reason": "stop"}]
        """)).isEqualTo(HEAD + ",\"choices\":["
        + "{\"text\":\"Once more\",\"index\":0,\"logprobs\":null,\"finish_reason\":\"stop\"},"
        + "{\"text\":\"Once upon\",\"index\":1,\"logprobs\":null,\"finish_reason\":\"stop\"}]}");
  }

  @Test
  void aRefusalIsSaidToo() {
    assertThat(whole("", """
        "choices": [{"index": 0, "message": {"content": null, "refusal": "No."},
        "finish_reason": "stop"}]""")).contains("\"text\":\"No.\"");
  }

  @Test
  void logprobsAreTurnedIntoColumns() {
    String tokens = """
        {"content": [{"token": "😀a", "logprob": -0.10, "bytes": [1], "top_logprobs":
        [{"token": "😀a", "logprob": -0.10}, {"token": "b", "logprob": -2.5}]},
        {"token": "c", "logprob": -1, "top_logprobs": []}], "refusal": null}""";

    assertThat(whole("", "\"choices\": [{\"index\": 0, \"message\": {\"content\": \"😀ac\"}, "
        + "\"finish_reason\": \"stop\", \"logprobs\": " + tokens + "}]")).contains(
            "\"logprobs\":{\"tokens\":[\"😀a\",\"c\"],\"token_logprobs\":[-0.10,-1],"
                + "\"top_logprobs\":[{\"😀a\":-0.10,\"b\":-2.5},{}],\"text_offset\":[0,2]}");
  }

  private static String delta(int index, String fields) {
    return "\"choices\": [{\"index\": " + index + ", " + fields + "}]";
  }

  private static String text(int index, String text) {
    return delta(index, "\"delta\": {\"content\": \"" + text + "\"}, \"finish_reason\": null");
  }

  private static String event(int index, String text, String reason) {
    return "data: " + HEAD + ",\"choices\":[{\"text\":\"" + text + "\",\"index\":" + index
        + ",\"logprobs\":null,\"finish_reason\":" + reason + "}]}\n\n";
  }

  @Test
  void aStreamIsSaidChunkByChunkWithoutTheRole() {
    StreamFormat stream = new CompletionFormat("").stream();

    assertThat(
        stream.chunk(chat(delta(0, "\"delta\": {\"role\": \"assistant\", \"content\": \"\"}"))))
        .isEmpty();
    assertThat(stream.chunk(chat(text(0, "One ")))).isEqualTo(event(0, "One ", "null"));
    assertThat(stream.chunk(chat(delta(0, "\"delta\": {}, \"finish_reason\": \"stop\""))))
        .isEqualTo(event(0, "", "\"stop\""));
    assertThat(stream.end()).isEqualTo("data: [DONE]\n\n");
  }

  @Test
  void whatIsEchoedBeginsEachChoiceOfAStreamOnce() {
    StreamFormat stream = new CompletionFormat("Hi").stream();

    assertThat(stream.chunk(chat(text(0, "")))).isEqualTo(event(0, "Hi", "null"));
    assertThat(stream.chunk(chat(text(1, " you")))).isEqualTo(event(1, "Hi you", "null"));
    assertThat(stream.chunk(chat(text(0, " me")))).isEqualTo(event(0, " me", "null"));
    assertThat(stream.chunk(chat(text(1, "!")))).isEqualTo(event(1, "!", "null"));
  }

  @Test
  void placesOfTokensGoOnFromChunkToChunk() {
    StreamFormat stream = new CompletionFormat("").stream();
    String chunk = "\"delta\": {\"content\": \"ab\"}, \"logprobs\": "
        + "{\"content\": [{\"token\": \"ab\", \"logprob\": -1}]}";

    assertThat(stream.chunk(chat(delta(0, chunk)))).contains("\"text_offset\":[0]");
    assertThat(stream.chunk(chat(delta(0, chunk)))).contains("\"text_offset\":[2]");
    assertThat(stream.chunk(chat(delta(1, chunk)))).contains("\"text_offset\":[0]");
  }

  @Test
  void theUsageHasAChunkOfItsOwn() {
    StreamFormat stream = new CompletionFormat("").stream();

    assertThat(stream.chunk(chat("\"choices\": [], \"usage\": {\"total_tokens\": 3}")))
        .isEqualTo("data: " + HEAD + ",\"choices\":[],\"usage\":{\"total_tokens\":3}}\n\n");
    assertThat(stream.chunk(chat(text(0, "a") + ", \"usage\": null"))).endsWith(
        "}],\"usage\":null}\n\n");
  }

  @Test
  void aFailureIsAnEvent() {
    assertThat(new CompletionFormat("").stream()
        .error(ApiError.of(ErrorKind.BACKEND_FAILED, "It failed.")))
        .isEqualTo("data: {\"error\":{\"message\":\"It failed.\",\"type\":\"server_error\","
            + "\"param\":null,\"code\":null}}\n\n");
  }

  @Test
  void aVotedAnswerIsAStreamOfTexts() {
    ObjectNode answer = chat("""
        "choices": [{"index": 0, "message": {"role": "assistant", "content": "42",
        "refusal": null}, "logprobs": null, "finish_reason": "stop"}],
        "usage": {"total_tokens": 3}""");

    List<String> events = new CompletionFormat("").streamed(answer, true)
        .lines()
        .filter(line -> !line.isEmpty())
        .toList();

    assertThat(events).hasSize(4).last().isEqualTo("data: [DONE]");
    assertThat(events.getFirst()).contains("\"text\":\"42\"");
    assertThat(events.get(1)).contains("\"finish_reason\":\"stop\"");
    assertThat(events.get(2)).contains("\"choices\":[],\"usage\":{\"total_tokens\":3}");
  }

  @ParameterizedTest
  @CsvSource({"chatcmpl-a, cmpl-a", "cmpl-a, cmpl-a", "7, cmpl-7"})
  void itsIdIsThatOfACompletion(String chat, String completion) {
    ObjectNode answer = chat("\"choices\": []").put("id", chat);

    assertThat(new CompletionFormat("").whole(answer).get("id").asString()).isEqualTo(completion);
  }
}
