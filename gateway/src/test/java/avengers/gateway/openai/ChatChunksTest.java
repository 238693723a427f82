package avengers.gateway.openai;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ChatChunksTest {
  private static ObjectNode answer(String reason, String message) {
    String body = "{\"choices\": [{\"finish_reason\": \"" + reason + "\", \"message\": " + message
        + "}]}";
    return ChatAnswer.of("id-1", "m",
        ChatCompletion.parse(body.getBytes(UTF_8)).orElseThrow().choices(), new TokenUsage(3, 4));
  }

  private static List<JsonNode> chunks(ObjectNode answer, boolean usage) {
    return List.copyOf(ChatChunks.of(answer, usage));
  }

  @Test
  void anAnswerIsItsRoleItsTextAndItsEnd() {
    List<JsonNode> chunks = chunks(answer("stop", "{\"content\": \"a\\nb\"}"), false);

    assertThat(chunks).extracting(chunk -> chunk.at("/choices/0/delta").toString())
        .containsExactly("{\"role\":\"assistant\",\"content\":\"\"}", "{\"content\":\"a\\nb\"}",
            "{}");
    assertThat(chunks).extracting(chunk -> chunk.at("/choices/0/finish_reason").toString())
        .containsExactly("null", "null", "\"stop\"");
    assertThat(chunks).noneMatch(chunk -> chunk.has("usage"));
  }

  @Test
  void everyChunkHasTheHeadOfTheAnswer() {
    ObjectNode answer = answer("stop", "{\"content\": \"7\"}");

    assertThat(chunks(answer, true)).hasSize(4).allSatisfy(chunk -> {
      assertThat(chunk.get("id").asString()).isEqualTo("id-1");
      assertThat(chunk.get("object").asString()).isEqualTo("chat.completion.chunk");
      assertThat(chunk.get("model").asString()).isEqualTo("m");
      assertThat(chunk.get("created").asLong()).isEqualTo(answer.get("created").asLong());
    });
  }

  @Test
  void theUsageIsAChunkOfItsOwnAndNullInAllOthers() {
    List<JsonNode> chunks = chunks(answer("stop", "{\"content\": \"7\"}"), true);

    assertThat(chunks.getLast().get("choices").toString()).isEqualTo("[]");
    assertThat(chunks.getLast().at("/usage/total_tokens").asLong()).isEqualTo(7);
    assertThat(chunks.subList(0, 3)).allMatch(chunk -> chunk.get("usage").isNull());
  }

  @Test
  void toolCallsGetTheIndexThatStreamsNeed() {
    ObjectNode answer = answer("tool_calls",
        "{\"content\": null, \"tool_calls\": [{\"id\": \"a\"}, {\"id\": \"b\"}]}");

    assertThat(chunks(answer, false).get(1).at("/choices/0/delta/tool_calls").valueStream())
        .extracting(call -> call.get("id").asString() + call.get("index"))
        .containsExactly("a0", "b1");
  }

  @Test
  void theLogProbabilitiesComeWithTheText() {
    ObjectNode answer = answer("stop",
        "{\"content\": \"7\"}, \"logprobs\": {\"content\": [], \"refusal\": null}");

    assertThat(chunks(answer, false))
        .extracting(chunk -> chunk.at("/choices/0/logprobs").toString())
        .containsExactly("null", "{\"content\":[],\"refusal\":null}", "null");
  }

  @Test
  void aRefusalIsPassedOn() {
    ObjectNode answer = answer("stop", "{\"content\": null, \"refusal\": \"No.\"}");

    assertThat(chunks(answer, false).get(1).at("/choices/0/delta").toString()).isEqualTo(
        "{\"refusal\":\"No.\"}");
  }

  @Test
  void theAnswerItselfIsNotChanged() {
    ObjectNode answer = answer("tool_calls", "{\"tool_calls\": [{\"id\": \"a\"}]}");
    ObjectNode before = answer.deepCopy();

    ChatChunks.of(answer, true);

    assertThat(answer).isEqualTo(before);
  }

  @Test
  void ofSeveralChoicesEachIsSaidInChunksOfItsOwnAndTheUsageOnce() {
    List<JsonNode> chunks = chunks(answer("stop",
        "{\"content\": \"7\"}}, {\"finish_reason\": \"length\", \"message\": {\"content\": \"8\"}"),
        true);

    assertThat(chunks.subList(0, 6)).extracting(chunk -> chunk.at("/choices/0/index").asInt(-1))
        .containsExactly(0, 0, 0, 1, 1, 1);
    assertThat(chunks).extracting(chunk -> chunk.at("/choices/0/delta/content").asString(""))
        .containsExactly("", "7", "", "", "8", "", "");
    assertThat(chunks).extracting(chunk -> chunk.at("/choices/0/finish_reason").asString(""))
        .containsExactly("", "", "stop", "", "", "length", "");
    assertThat(chunks).filteredOn(chunk -> chunk.get("usage").isObject())
        .containsExactly(chunks.getLast());
  }
}
