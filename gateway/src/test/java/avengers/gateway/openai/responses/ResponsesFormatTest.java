package avengers.gateway.openai.responses;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.openai.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A whole chat completion, said as a response. In these texts ' stands for ". */
class ResponsesFormatTest {
  private static ObjectNode json(String text) {
    return (ObjectNode) Json.MAPPER.readTree(text.replace('\'', '"'));
  }

  /** As a client has it: numbers have the types that a reader gives them. */
  private static ObjectNode read(ObjectNode response) {
    return (ObjectNode) Json.MAPPER.readTree(response.toString());
  }

  private static ObjectNode response(String request, String completion) {
    ResponseHead head = new ResponseHead("1-", 1_700_000_000, json(request));
    return read(new ResponsesFormat(head).whole(json(completion)));
  }

  private static ObjectNode ofMessage(String message, String finishReason) {
    return response("{'model': 'm', 'input': 'Hi'}", "{'model': 'served', 'choices': [{'message': "
        + message + ", 'finish_reason': '" + finishReason + "'}]}");
  }

  @Test
  void aResponseHasAllFieldsThatClientsReadAndTheDefaultsOfTheRequest() {
    ObjectNode response = ofMessage("{'role': 'assistant', 'content': '7'}", "stop");

    assertThat((JsonNode) response).isEqualTo(json("""
        {'id': 'resp_1-', 'object': 'response', 'created_at': 1700000000, 'status': 'completed',
         'background': false, 'store': false, 'error': null, 'previous_response_id': null,
         'incomplete_details': null, 'model': 'served',
         'output': [{'id': 'msg_1-0', 'type': 'message', 'role': 'assistant',
           'content': [{'type': 'output_text', 'annotations': [], 'logprobs': [], 'text': '7'}],
           'status': 'completed'}],
         'instructions': null, 'max_output_tokens': null, 'temperature': null, 'top_p': null,
         'parallel_tool_calls': true, 'tool_choice': 'auto', 'top_logprobs': 0,
         'truncation': 'disabled', 'metadata': {}, 'reasoning': {'effort': null, 'summary': null},
         'text': {'format': {'type': 'text'}}, 'tools': [],
         'usage': {'input_tokens': 0, 'input_tokens_details': {'cached_tokens': 0,
           'cache_write_tokens': 0}, 'output_tokens': 0,
           'output_tokens_details': {'reasoning_tokens': 0}, 'total_tokens': 0}}"""));
  }

  @Test
  void theSettingsOfTheRequestAreToldBack() {
    ObjectNode request = json("""
        {'model': 'm', 'input': 'Hi', 'instructions': 'Be brief.', 'max_output_tokens': 9,
         'temperature': 0.50, 'top_p': 0.9, 'parallel_tool_calls': false, 'top_logprobs': 2,
         'tool_choice': {'type': 'function', 'name': 'f'}, 'metadata': {'a': 'b'}, 'user': 'u',
         'safety_identifier': 's', 'reasoning': {'effort': 'low'}, 'service_tier': 'flex',
         'text': {'verbosity': 'low', 'format': null}, 'store': true,
         'tools': [{'type': 'function', 'name': 'f', 'strict': true}]}""");
    ObjectNode before = request.deepCopy();

    ObjectNode response = new ResponsesFormat(new ResponseHead("1", 1, request)).whole(json(
        "{'choices': [{'message': {'content': '7'}, 'finish_reason': 'stop'}]}"));

    for (String same : new String[]{"model", "instructions", "max_output_tokens", "temperature",
        "top_p", "parallel_tool_calls", "top_logprobs", "tool_choice", "metadata", "user",
        "safety_identifier", "service_tier"}) {
      assertThat(response.get(same)).isEqualTo(request.get(same));
    }
    assertThat(response.get("reasoning")).isEqualTo(
        json("{'effort': 'low', 'summary': null}"));
    assertThat(response.get("text")).isEqualTo(
        json("{'format': {'type': 'text'}, 'verbosity': 'low'}"));
    assertThat(response.at("/tools/0")).isEqualTo(json("{'type': 'function', 'name': 'f',"
        + "'strict': true, 'description': null, 'parameters': null}"));
    assertThat(response.get("store").asBoolean()).isFalse();
    assertThat((JsonNode) request).isEqualTo(before);
  }

  @Test
  void reasoningAMessageARefusalAndCallsAreItems() {
    ObjectNode response = ofMessage("""
        {'reasoning_content': 'Hm.', 'content': 'I look.', 'refusal': 'Not all.', 'tool_calls': [
          {'id': 'a', 'type': 'function', 'function': {'name': 'f', 'arguments': '{}'}},
          {'type': 'function', 'function': {'name': 'g', 'arguments': {'x': 1}}},
          {'id': 'c', 'type': 'custom', 'custom': {'name': 'h', 'input': 'y'}}]}""",
        "tool_calls");

    assertThat(response.get("output")).isEqualTo(Json.MAPPER.readTree("""
        [{'id': 'rs_1-0', 'type': 'reasoning', 'summary': [], 'status': 'completed',
          'content': [{'type': 'reasoning_text', 'text': 'Hm.'}]},
         {'id': 'msg_1-1', 'type': 'message', 'role': 'assistant', 'status': 'completed',
          'content': [
            {'type': 'output_text', 'text': 'I look.', 'annotations': [], 'logprobs': []},
            {'type': 'refusal', 'refusal': 'Not all.'}]},
         {'id': 'fc_1-2', 'type': 'function_call', 'call_id': 'a', 'name': 'f',
          'arguments': '{}', 'status': 'completed'},
         {'id': 'fc_1-3', 'type': 'function_call', 'call_id': 'call_1-3', 'name': 'g',
          'arguments': '{\\'x\\':1}', 'status': 'completed'},
         {'id': 'ctc_1-4', 'type': 'custom_tool_call', 'call_id': 'c', 'name': 'h',
          'input': 'y', 'status': 'completed'}]""".replace('\'', '"')));
  }

  @ParameterizedTest
  @CsvSource({"stop, completed,", "tool_calls, completed,", "length, incomplete, max_output_tokens",
      "content_filter, incomplete, content_filter"})
  void theReasonOfTheEndDecidesTheStatus(String finishReason, String status, String reason) {
    ObjectNode response = ofMessage("{'content': 'So'}", finishReason);

    assertThat(response.get("status").asString()).isEqualTo(status);
    assertThat(response.at("/output/0/status").asString()).isEqualTo(status);
    assertThat(response.at("/incomplete_details/reason").asString(null)).isEqualTo(reason);
  }

  @Test
  void theUsageIsToldInThisApisWords() {
    ObjectNode response = response("{'model': 'm'}", """
        {'choices': [{'message': {'content': '7'}, 'finish_reason': 'stop'}],
         'service_tier': 'default', 'usage': {'prompt_tokens': 10, 'completion_tokens': 5,
         'total_tokens': 15, 'prompt_tokens_details': {'cached_tokens': 4},
         'completion_tokens_details': {'reasoning_tokens': 3}}}""");

    assertThat(response.get("usage")).isEqualTo(json("""
        {'input_tokens': 10, 'input_tokens_details': {'cached_tokens': 4, 'cache_write_tokens': 0},
         'output_tokens': 5, 'output_tokens_details': {'reasoning_tokens': 3},
         'total_tokens': 15}"""));
    assertThat(response.get("service_tier").asString()).isEqualTo("default");
  }

  @Test
  void probabilitiesOfTokensHaveTheListsThatAChatMayLeaveOut() {
    ObjectNode response = response("{'model': 'm'}", """
        {'choices': [{'message': {'content': '7'}, 'finish_reason': 'stop', 'logprobs': {'content':
         [{'token': '7', 'logprob': -0.5, 'bytes': null,
           'top_logprobs': [{'token': '8', 'logprob': -2}]}]}}]}""");

    assertThat(response.at("/output/0/content/0/logprobs/0")).isEqualTo(json("""
        {'token': '7', 'logprob': -0.5, 'bytes': [],
         'top_logprobs': [{'token': '8', 'logprob': -2, 'bytes': []}]}"""));
  }

  @Test
  void everyResponseHasAnIdOfItsOwn() {
    ObjectNode request = json("{'model': 'm'}");

    assertThat(ResponsesFormat.of(request).head().id())
        .isNotEqualTo(ResponsesFormat.of(request).head().id());
  }
}
