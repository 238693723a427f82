package avengers.gateway.openai;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.clustering.answer.ToolCall;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class ChunkAssemblerTest {
  private static Optional<ChatCompletion> of(String... choices) {
    ChunkAssembler assembler = new ChunkAssembler();
    for (String choice : choices) {
      assembler.add(chunk("\"choices\": [" + choice + "]"));
    }
    return assembler.completion();
  }

  private static ObjectNode chunk(String fields) {
    return (ObjectNode) Json.MAPPER.readTree("{\"id\": \"c-1\", \"created\": 7, \"model\": \"m\", "
        + fields + "}");
  }

  private static ChatChoice choice(String... choices) {
    return of(choices).orElseThrow().choices().getFirst();
  }

  @Test
  void theTextIsThatOfAllDeltas() {
    ChatChoice choice = choice("{\"delta\": {\"role\": \"assistant\", \"content\": \"\"}}",
        "{\"delta\": {\"content\": \"It is \"}}",
        "{\"delta\": {\"content\": \"7.\"}, \"finish_reason\": null}",
        "{\"delta\": {}, \"finish_reason\": \"stop\"}");

    assertThat(choice.isWhole()).isTrue();
    assertThat(choice.reply().text()).isEqualTo("It is 7.");
  }

  @Test
  void callsOfToolsArePutTogetherByTheirPlace() {
    ChatChoice choice = choice(
        "{\"delta\": {\"tool_calls\": [{\"index\": 0, \"id\": \"a\", \"type\": \"function\","
            + " \"function\": {\"name\": \"f\", \"arguments\": \"\"}}]}}",
        "{\"delta\": {\"tool_calls\": [{\"index\": 1, \"id\": \"b\", \"type\": \"custom\","
            + " \"custom\": {\"name\": \"g\", \"input\": \"x\"}}]}}",
        "{\"delta\": {\"tool_calls\": [{\"index\": 0, \"function\": {\"arguments\": \"{\\\"p\"}},"
            + " {\"index\": 1, \"custom\": {\"input\": \"y\"}}]}}",
        "{\"delta\": {\"tool_calls\": [{\"index\": 0, \"function\": {\"arguments\": \"\\\":1}\"}}]},"
            + " \"finish_reason\": \"tool_calls\"}");

    assertThat(choice.isWhole()).isTrue();
    assertThat(choice.reply().calls()).containsExactly(new ToolCall("f", "{\"p\":1}"),
        new ToolCall("g", "xy"));
  }

  @Test
  void aCallOfAFunctionIsPutTogetherAsWell() {
    ChatChoice choice = choice(
        "{\"delta\": {\"function_call\": {\"name\": \"f\", \"arguments\": \"{\"}}}",
        "{\"delta\": {\"function_call\": {\"arguments\": \"}\"}},"
            + " \"finish_reason\": \"function_call\"}");

    assertThat(choice.reply().calls()).containsExactly(new ToolCall("f", "{}"));
  }

  @Test
  void logProbabilitiesAreThoseOfAllTokens() {
    assertThat(choice("{\"delta\": {\"content\": \"a\"}, \"logprobs\": {\"content\":"
        + " [{\"token\": \"a\", \"logprob\": -1.0}]}}",
        "{\"delta\": {\"content\": \"b\"}, \"logprobs\": {\"content\":"
            + " [{\"token\": \"b\", \"logprob\": -2.0}]}, \"finish_reason\": \"stop\"}")
        .logProbability()).hasValue(-1.5);
  }

  @Test
  void withoutAnEndThereIsNoCompletion() {
    assertThat(of()).isEmpty();
    assertThat(of("{\"delta\": {\"content\": \"It is \"}}")).isEmpty();
  }

  @Test
  void onlyTheFirstChoiceCounts() {
    assertThat(choice("{\"index\": 1, \"delta\": {\"content\": \"no\"}, \"finish_reason\": \"x\"}",
        "{\"index\": 0, \"delta\": {\"content\": \"yes\"}, \"finish_reason\": \"stop\"}")
        .reply()
        .text()).isEqualTo("yes");
  }

  @Test
  void theUsageIsTheOneThatIsTold() {
    ChunkAssembler assembler = new ChunkAssembler();
    assembler.add(chunk("\"choices\": [{\"delta\": {}, \"finish_reason\": \"stop\"}]"));
    assembler.add(chunk("\"choices\": [], \"usage\": {\"prompt_tokens\": 3,"
        + " \"completion_tokens\": 4}"));

    assertThat(assembler.completion().flatMap(ChatCompletion::usage))
        .contains(new TokenUsage(3, 4));
  }

  @Test
  void whatIsTooLongIsNoCompletion() {
    ChunkAssembler assembler = new ChunkAssembler();
    String mebibyte = "x".repeat(1 << 20);
    for (int i = 0; i < 18; i++) {
      assembler.add(chunk("\"choices\": [{\"delta\": {\"content\": \"" + mebibyte + "\"}}]"));
    }
    assembler.add(chunk("\"choices\": [{\"delta\": {}, \"finish_reason\": \"stop\"}]"));

    assertThat(assembler.completion()).isEmpty();
  }
}
