package avengers.gateway.openai.responses;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.openai.ApiError;
import avengers.gateway.openai.ErrorKind;
import avengers.gateway.openai.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The chunks of a chat, said as typed events. In these texts ' stands for ". */
class ResponsesStreamTest {
  private static final ResponseHead HEAD = new ResponseHead("1-", 1_700_000_000,
      json("{'model': 'm', 'input': 'Hi', 'stream': true}"));

  private final ResponsesStream stream = new ResponsesStream(HEAD);

  private static ObjectNode json(String text) {
    return (ObjectNode) Json.MAPPER.readTree(text.replace('\'', '"'));
  }

  private static ObjectNode delta(String delta) {
    return json("{'model': 'served', 'choices': [{'index': 0, 'delta': " + delta
        + ", 'finish_reason': null}]}");
  }

  private static ObjectNode finish(String reason) {
    return json("{'choices': [{'index': 0, 'delta': {}, 'finish_reason': '" + reason + "'}]}");
  }

  /** The data of events, whose names must repeat their types. */
  private static List<JsonNode> events(String text) {
    List<JsonNode> events = new ArrayList<>();
    for (String event : text.split("\n\n", 0)) {
      if (!event.isEmpty()) {
        String[] lines = event.split("\n", -1);
        JsonNode data = Json.MAPPER.readTree(lines[1].substring("data: ".length()));
        assertThat(lines[0]).isEqualTo("event: " + data.get("type").asString());
        events.add(data);
      }
    }
    return events;
  }

  private List<JsonNode> after(ObjectNode... chunks) {
    StringBuilder text = new StringBuilder();
    for (ObjectNode chunk : chunks) {
      text.append(stream.chunk(chunk));
    }
    return events(text + stream.end());
  }

  private static List<String> types(List<JsonNode> events) {
    return events.stream()
        .map(event -> event.get("type").asString().replace("response.", ""))
        .toList();
  }

  @Test
  void aTextIsAMessageWithAPartThatGrows() {
    List<JsonNode> events = after(delta("{'role': 'assistant', 'content': ''}"),
        delta("{'content': 'It is '}"), delta("{'content': '7.'}"), finish("stop"),
        json("{'choices': [], 'usage': {'prompt_tokens': 3, 'completion_tokens': 4}}"));

    assertThat(types(events)).containsExactly("created", "in_progress", "output_item.added",
        "content_part.added", "output_text.delta", "output_text.delta", "output_text.done",
        "content_part.done", "output_item.done", "completed");
    assertThat(events).extracting(event -> event.get("sequence_number").asInt())
        .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    assertThat(events.get(2)).isEqualTo(json("""
        {'type': 'response.output_item.added', 'sequence_number': 2, 'output_index': 0, 'item':
         {'id': 'msg_1-0', 'type': 'message', 'role': 'assistant', 'content': [],
          'status': 'in_progress'}}"""));
    assertThat(events.get(5)).isEqualTo(json("""
        {'type': 'response.output_text.delta', 'sequence_number': 5, 'item_id': 'msg_1-0',
         'output_index': 0, 'content_index': 0, 'delta': '7.', 'logprobs': []}"""));
    assertThat(events.get(6).get("text").asString()).isEqualTo("It is 7.");
    assertThat(events.getLast().at("/response/output/0")).isEqualTo(events.get(8).get("item"));
    assertThat(events.getLast().at("/response/usage/total_tokens").asInt()).isEqualTo(7);
  }

  @Test
  void theFirstChunkAlreadyTellsThatTheResponseIsInProgress() {
    List<JsonNode> events = events(stream.chunk(delta("{'role': 'assistant'}")));

    assertThat(types(events)).containsExactly("created", "in_progress");
    assertThat(events.getFirst().at("/response/status").asString()).isEqualTo("in_progress");
    assertThat(events.getFirst().at("/response/model").asString()).isEqualTo("served");
    assertThat(events.getFirst().at("/response/output").isEmpty()).isTrue();
  }

  @Test
  void callsOfToolsMayComeInterleaved() {
    List<JsonNode> events = after(
        delta("{'tool_calls': [{'index': 0, 'id': 'a', 'function': {'name': 'f',"
            + "'arguments': ''}}]}"),
        delta("{'tool_calls': [{'index': 1, 'id': 'b', 'function': {'name': 'g',"
            + "'arguments': '{'}}]}"),
        delta("{'tool_calls': [{'index': 0, 'function': {'arguments': '[]'}},"
            + "{'index': 1, 'function': {'arguments': '}'}}]}"),
        finish("tool_calls"));

    assertThat(types(events)).containsExactly("created", "in_progress", "output_item.added",
        "output_item.added", "function_call_arguments.delta", "function_call_arguments.delta",
        "function_call_arguments.delta", "function_call_arguments.done", "output_item.done",
        "function_call_arguments.done", "output_item.done", "completed");
    assertThat(events.get(7)).isEqualTo(json("""
        {'type': 'response.function_call_arguments.done', 'sequence_number': 7,
         'item_id': 'fc_1-0', 'output_index': 0, 'name': 'f', 'arguments': '[]'}"""));
    assertThat(events.getLast().at("/response/output/1/arguments").asString()).isEqualTo("{}");
    assertThat(events.getLast().at("/response/output/1/call_id").asString()).isEqualTo("b");
  }

  @Test
  void reasoningEndsWhereTheAnswerBegins() {
    List<JsonNode> events = after(delta("{'reasoning_content': 'H'}"),
        delta("{'reasoning_content': 'm.'}"), delta("{'content': '7'}"), finish("length"));

    assertThat(types(events)).containsExactly("created", "in_progress", "output_item.added",
        "content_part.added", "reasoning_text.delta", "reasoning_text.delta",
        "reasoning_text.done", "content_part.done", "output_item.done", "output_item.added",
        "content_part.added", "output_text.delta", "output_text.done", "content_part.done",
        "output_item.done", "incomplete");
    JsonNode response = events.getLast().get("response");
    assertThat(response.at("/output/0/content/0/text").asString()).isEqualTo("Hm.");
    assertThat(response.at("/output/0/status").asString()).isEqualTo("completed");
    assertThat(response.at("/output/1/status").asString()).isEqualTo("incomplete");
    assertThat(response.at("/incomplete_details/reason").asString())
        .isEqualTo("max_output_tokens");
  }

  @Test
  void aRefusalHasItsOwnEvents() {
    List<JsonNode> events = after(delta("{'refusal': 'No'}"), delta("{'refusal': '.'}"),
        finish("stop"));

    assertThat(types(events)).containsExactly("created", "in_progress", "output_item.added",
        "content_part.added", "refusal.delta", "refusal.delta", "refusal.done",
        "content_part.done", "output_item.done", "completed");
    assertThat(events.get(6).get("refusal").asString()).isEqualTo("No.");
  }

  @Test
  void inputsOfCustomToolsHaveTheirOwnEvents() {
    List<JsonNode> events = after(delta("{'tool_calls': [{'index': 0, 'id': 'a',"
        + "'type': 'custom', 'custom': {'name': 'f', 'input': 'x'}}]}"), finish("tool_calls"));

    assertThat(types(events)).contains("custom_tool_call_input.delta",
        "custom_tool_call_input.done");
    assertThat(events.getLast().at("/response/output/0/input").asString()).isEqualTo("x");
  }

  @Test
  void aFailureIsAnEventThatEveryClientSees() {
    stream.chunk(delta("{'content': 'It'}"));

    List<JsonNode> events = events(
        stream.error(ApiError.of(ErrorKind.BACKEND_FAILED, "It failed.").withCode("broken")));

    assertThat(events).containsExactly(json("""
        {'type': 'error', 'sequence_number': 5, 'message': 'It failed.', 'param': null,
         'code': 'broken', 'error': {'message': 'It failed.', 'type': 'server_error',
         'param': null, 'code': 'broken'}}"""));
  }

  @Test
  void aStreamThatEndsBeforeTheAnswerDoesNotLookComplete() {
    List<JsonNode> events = after(delta("{'content': 'It'}"));

    assertThat(types(events).getLast()).isEqualTo("error");
    assertThat(types(events)).doesNotContain("completed", "output_item.done");
  }

  @Test
  void anyChunkingOfACompletionIsTheSameResponse() {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(11);
    for (int i = 0; i < 500; i++) {
      ObjectNode completion = RandomChat.completion(random);
      ObjectNode whole = new ResponsesFormat(HEAD).whole(completion);

      List<JsonNode> events = after(new ResponsesStream(HEAD), RandomChat.chunks(completion,
          random));

      assertThat(events.getLast().get("response")).hasToString(whole.toString());
      assertThat(Snapshot.of(events)).isEqualTo(whole.get("output"));
      assertThat(events).extracting(event -> event.get("sequence_number").asInt())
          .isSorted()
          .doesNotHaveDuplicates();
    }
  }

  private static List<JsonNode> after(ResponsesStream stream, List<ObjectNode> chunks) {
    StringBuilder text = new StringBuilder();
    chunks.forEach(chunk -> text.append(stream.chunk(chunk)));
    return events(text + stream.end());
  }
}
