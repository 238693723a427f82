package avengers.gateway.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.fixture.Answer;
import avengers.gateway.fixture.Chat;
import avengers.gateway.fixture.TwoBackends;
import avengers.gateway.upstream.Replies;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Backends that only resemble OpenAI's: an ensemble's answer is as its clients expect it. */
class OddBackendTest {
  private static final String ODD = """
      {"choices": [{"finish_reason": "eos", "message": {"content": "", "reasoning": "Bonn!",
        "tool_calls": [{"function": {"name": "weather", "arguments": {"city": "Bonn"}}}]}}],
        "usage": {"prompt_tokens": 10, "completion_tokens": 5,
          "prompt_tokens_details": {"cached_tokens": 4, "audio_tokens": 0},
          "completion_tokens_details": {"reasoning_tokens": 2}}}""";

  @AutoClose
  private final TwoBackends models = TwoBackends.start(setup -> setup.ensemble("two", 2, 2));

  @BeforeEach
  void reply() {
    models.always(Replies.json(ODD));
  }

  @Test
  void aWholeAnswerIsPutInOrder() {
    JsonNode choice = models.client().chat(Chat.with("two", "\"n\": 2")).json().at("/choices/0");

    assertThat(choice.at("/finish_reason").asString()).isEqualTo("tool_calls");
    assertThat(choice.at("/message/role").asString()).isEqualTo("assistant");
    assertThat(choice.at("/message/reasoning").asString()).isEqualTo("Bonn!");
    assertThat(choice.at("/message/refusal").isNull()).isTrue();
    JsonNode call = choice.at("/message/tool_calls/0");
    assertThat(call.at("/type").asString()).isEqualTo("function");
    assertThat(call.at("/id").asString()).startsWith("call_");
    assertThat(call.at("/function/arguments").asString()).isEqualTo("{\"city\":\"Bonn\"}");
  }

  @Test
  void aStreamIsPutInOrder() {
    List<JsonNode> chunks = models.client().chat(Chat.streamed("two")).chunks();

    JsonNode call = chunks.get(1).at("/choices/0/delta/tool_calls/0");
    assertThat(call.at("/index").asInt(-1)).isZero();
    assertThat(call.at("/id").asString()).startsWith("call_");
    assertThat(call.at("/function/arguments").asString()).isEqualTo("{\"city\":\"Bonn\"}");
    assertThat(chunks.get(2).at("/choices/0/finish_reason").asString()).isEqualTo("tool_calls");
  }

  @Test
  void theDetailsOfTheUsageAddUp() {
    Answer answer = models.client().chat(Chat.with("two", "\"n\": 2"));

    assertThat(answer.json().get("usage").toString()).isEqualTo(
        "{\"prompt_tokens\":20,\"completion_tokens\":10,\"total_tokens\":30,"
            + "\"prompt_tokens_details\":{\"cached_tokens\":8},"
            + "\"completion_tokens_details\":{\"reasoning_tokens\":4}}");
  }

  @Test
  void askedByItsOwnNameItIsPassedOnAsItIs() {
    assertThat(models.client().chat(Chat.to("alpha")).text()).isEqualTo(ODD);
  }
}
