package avengers.gateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import avengers.gateway.config.EnsembleConfig;
import avengers.gateway.fixture.Answer;
import avengers.gateway.fixture.Chat;
import avengers.gateway.fixture.TwoBackends;
import avengers.gateway.upstream.Replies;
import avengers.gateway.upstream.Reply;
import avengers.gateway.upstream.ScriptedCompletion;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An ensemble's answers have all that the published schema asks for, though its models leave much
 * of that out.
 */
class ChatSchemaTest {
  private static final String STREAM = "\"stream\": true, \"stream_options\": "
      + "{\"include_usage\": true}";

  @AutoClose
  private final TwoBackends models = TwoBackends.start(setup -> setup.ensemble(
      new EnsembleConfig("speculative", 5, 2, 0.7).withSpeculative(true)));

  private final OpenAiSchemas schemas = OpenAiSchemas.published();

  static Stream<Arguments> answers() {
    return Stream.of(
        arguments("a text", new ScriptedModel(), "\"user\": \"me\""),
        arguments("a disputed text", Replies.everDifferent(), "\"user\": \"me\""),
        arguments("several choices", Replies.everDifferent(), "\"n\": 3"),
        arguments("a call of a tool", new ScriptedModel(), """
            "tools": [{"type": "function", "function": {"name": "f", "parameters": {}}}]"""),
        arguments("a call without a text", choice("""
            "finish_reason": "tool_calls", "message": {"role": "assistant", "tool_calls": [
            {"id": "1", "type": "function", "function": {"name": "f", "arguments": "{}"}}]}"""),
            "\"user\": \"me\""),
        arguments("JSON", new ScriptedModel(), "\"response_format\": {\"type\": \"json_object\"}"),
        arguments("a refusal", choice("""
            "finish_reason": "stop", "message": {"role": "assistant", "refusal": "No."}"""),
            "\"user\": \"me\""),
        arguments("a cut text", Replies.completion(
            ScriptedCompletion.of("It is").finishedBy("length")), "\"max_tokens\": 2"),
        arguments("a text with probabilities", choice("""
            "finish_reason": "stop", "message": {"role": "assistant", "content": "42"},
            "logprobs": {"content": [{"token": "42", "logprob": -0.1, "bytes": null,
            "top_logprobs": []}], "refusal": null}"""), "\"logprobs\": true"));
  }

  private static Reply choice(String fields) {
    return Replies.json("{\"id\": \"1\", \"choices\": [{\"index\": 0, " + fields + "}]}");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("answers")
  void aPlainAnswerIsAsPublished(String what, Reply reply, String fields) {
    models.always(reply);

    Answer answer = models.client().chat(Chat.with("avengers", fields));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(schemas.faults("CreateChatCompletionResponse", answer.json())).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("answers")
  void everyChunkOfAStreamIsAsPublished(String what, Reply reply, String fields) {
    models.always(reply);

    Answer answer = models.client().chat(Chat.with("avengers", fields + ", " + STREAM));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.chunks()).hasSizeGreaterThan(3)
        .allSatisfy(chunk -> assertThat(
            schemas.faults("CreateChatCompletionStreamResponse", chunk)).isEmpty());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("answers")
  void everyChunkOfASpeculativeStreamIsAsPublished(String what, Reply reply, String fields) {
    models.always(reply);

    Answer answer = models.client().chat(Chat.with("speculative", fields + ", " + STREAM));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.chunks()).hasSizeGreaterThan(2)
        .allSatisfy(chunk -> assertThat(
            schemas.faults("CreateChatCompletionStreamResponse", chunk)).isEmpty());
  }

  @Test
  void theListOfModelsAndEachOfThemAreAsPublished() {
    Answer list = models.client().get("/v1/models");

    assertThat(schemas.faults("ListModelsResponse", list.json())).isEmpty();
    assertThat(list.json().get("data")).isNotEmpty()
        .allSatisfy(model -> assertThat(
            schemas.faults("Model", models.client()
                .get("/v1/models/" + model.get("id").asString())
                .json()))
            .isEmpty());
  }
}
