package avengers.gateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import avengers.gateway.fixture.Answer;
import avengers.gateway.fixture.TwoBackends;
import avengers.gateway.upstream.Reply;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Text completions, plain and each part of a stream, are as published. */
class CompletionSchemaTest {
  private static final String SCHEMA = "CreateCompletionResponse";

  @AutoClose
  private final TwoBackends models = TwoBackends.start();

  private final OpenAiSchemas schemas = OpenAiSchemas.published();

  static Stream<Arguments> completions() {
    return Stream.of("avengers", "alpha")
        .flatMap(model -> Stream.of(
            arguments(model, "a text", new ScriptedModel(), "\"user\": \"me\""),
            arguments(model, "an echo", new ScriptedModel(), "\"echo\": true"),
            arguments(model, "a cut text", new Saying("""
                {"role": "assistant", "content": "It is"}""", "length"), "\"max_tokens\": 2"),
            arguments(model, "a filtered text", new Saying("""
                {"role": "assistant", "content": "It is"}""", "content_filter"), "\"seed\": 1")));
  }

  private Answer ask(String model, Reply reply, String fields) {
    models.always(reply);
    Answer answer = models.client()
        .post("/v1/completions", "{\"model\": \"" + model
            + "\", \"prompt\": \"How warm is it?\", " + fields + "}");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer;
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("completions")
  void aPlainCompletionIsAsPublished(String model, String what, Reply reply, String fields) {
    assertThat(schemas.faults(SCHEMA, ask(model, reply, fields).json())).isEmpty();
  }

  /**
   * Only the last part tells why the text ends; the schema, made for whole ones, has no null for
   * the others, which OpenAI's API sends all the same.
   */
  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("completions")
  void everyPartOfAStreamIsAsPublished(String model, String what, Reply reply, String fields) {
    List<JsonNode> parts = ask(model, reply, fields + ", \"stream\": true").chunks();

    assertThat(parts).hasSizeGreaterThan(1)
        .extracting(part -> part.at("/choices/0/finish_reason"))
        .filteredOn(JsonNode::isString)
        .containsExactly(parts.getLast().at("/choices/0/finish_reason"));
    assertThat(parts).allSatisfy(part -> {
      ObjectNode choice = (ObjectNode) part.at("/choices/0");
      choice.set("finish_reason", parts.getLast().at("/choices/0/finish_reason"));
      assertThat(schemas.faults(SCHEMA, part)).isEmpty();
    });
  }
}
