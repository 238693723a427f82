package avengers.gateway.openai.responses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import avengers.gateway.openai.ApiException;
import avengers.gateway.openai.ChatRequest;
import avengers.gateway.openai.Json;
import avengers.gateway.openai.RequestBody;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A request for a response, said as a chat. In these texts ' stands for ". */
class ResponsesRequestTest {
  private static RequestBody body(String fields) {
    String json = "{'model': 'm', " + fields + "}";
    return RequestBody.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  private static JsonNode chat(String fields) {
    ChatRequest chat = ResponsesRequest.of(body(fields)).chat();
    return Json.MAPPER.readTree(chat.relayed("m").bytes());
  }

  private static JsonNode messages(String input) {
    return chat("'input': " + input).get("messages");
  }

  private static JsonNode json(String text) {
    return Json.MAPPER.readTree(text.replace('\'', '"'));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|',
      quoteCharacter = '`',
      textBlock = """
          'Hi' | [{'role':'user','content':'Hi'}]
          [{'role':'user','content':'Hi'}] | [{'role':'user','content':'Hi'}]
          [{'type':'message','role':'user','content':'Hi'}] | [{'role':'user','content':'Hi'}]
          [{'role':'developer','content':'Hi'}] | [{'role':'system','content':'Hi'}]
          [{'role':'system','content':'Hi'}] | [{'role':'system','content':'Hi'}]
          [{'role':'user','content':[{'type':'input_text','text':'Hi'}]}] \
            | [{'role':'user','content':'Hi'}]
          [{'role':'user','content':[{'type':'input_text','text':'a'},{'type':'input_text','text':'b'}]}] \
            | [{'role':'user','content':[{'type':'text','text':'a'},{'type':'text','text':'b'}]}]
          [{'role':'assistant','content':'Hi'},{'role':'user','content':'x'}] \
            | [{'role':'assistant','content':'Hi'},{'role':'user','content':'x'}]
          [{'id':'msg_1','type':'message','status':'completed','role':'assistant','content':\
          [{'type':'output_text','text':'a','annotations':[]},{'type':'output_text','text':'b'}]}] \
            | [{'role':'assistant','content':'ab'}]
          [{'role':'assistant','content':[{'type':'refusal','refusal':'No.'}]}] \
            | [{'role':'assistant','content':null,'refusal':'No.'}]
          [{'type':'reasoning','id':'rs_1','summary':[]},{'role':'user','content':'x'}] \
            | [{'role':'user','content':'x'}]
          """)
  void theInputIsTheMessages(String input, String messages) {
    assertThat(messages(input)).isEqualTo(json(messages));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      {'type':'input_image','image_url':'data:x','detail':'low'} \
        | {'type':'image_url','image_url':{'url':'data:x','detail':'low'}}
      {'type':'input_image','image_url':'data:x','detail':null} \
        | {'type':'image_url','image_url':{'url':'data:x'}}
      {'type':'input_file','file_data':'data:y','filename':'a.pdf'} \
        | {'type':'file','file':{'file_data':'data:y','filename':'a.pdf'}}
      {'type':'input_audio','input_audio':{'data':'z','format':'wav'}} \
        | {'type':'input_audio','input_audio':{'data':'z','format':'wav'}}
      """)
  void partsOfAMessageAreSaidInAChatsWords(String part, String ofChat) {
    JsonNode messages = messages("[{'role':'user','content':[" + part + "]}]");

    assertThat(messages.at("/0/content")).isEqualTo(json("[" + ofChat + "]"));
  }

  @Test
  void theInstructionsComeFirstAsASystemMessage() {
    JsonNode chat = chat("'instructions': 'Be brief.', 'input': 'Hi'");

    assertThat(chat.get("messages")).isEqualTo(json(
        "[{'role':'system','content':'Be brief.'},{'role':'user','content':'Hi'}]"));
    assertThat(chat.has("instructions")).isFalse();
  }

  @Test
  void theTextBeforeThemAndCallsThatFollowEachOtherAreOneMessage() {
    JsonNode messages = messages("""
        [{'role':'user','content':'?'},
         {'role':'assistant','content':[{'type':'output_text','text':'I look.'}]},
         {'type':'reasoning','summary':[]},
         {'type':'function_call','id':'fc_1','call_id':'a','name':'f','arguments':'{}'},
         {'type':'function_call','call_id':'b','name':'g','arguments':'[]'},
         {'type':'function_call_output','call_id':'a','output':'1'},
         {'type':'function_call_output','call_id':'b','output':[{'type':'input_text','text':'2'}]},
         {'type':'function_call','call_id':'c','name':'f','arguments':'{}'},
         {'type':'function_call_output','call_id':'c','output':'3'}]""");

    assertThat(messages).isEqualTo(json("""
        [{'role':'user','content':'?'},
         {'role':'assistant','content':'I look.','tool_calls':[
           {'id':'a','type':'function','function':{'name':'f','arguments':'{}'}},
           {'id':'b','type':'function','function':{'name':'g','arguments':'[]'}}]},
         {'role':'tool','tool_call_id':'a','content':'1'},
         {'role':'tool','tool_call_id':'b','content':'2'},
         {'role':'assistant','content':null,'tool_calls':[
           {'id':'c','type':'function','function':{'name':'f','arguments':'{}'}}]},
         {'role':'tool','tool_call_id':'c','content':'3'}]"""));
  }

  @Test
  void callsOfCustomToolsHaveAnInput() {
    JsonNode messages = messages("""
        [{'type':'custom_tool_call','call_id':'a','name':'f','input':'x'},
         {'type':'custom_tool_call_output','call_id':'a','output':'1'}]""");

    assertThat(messages).isEqualTo(json("""
        [{'role':'assistant','content':null,'tool_calls':[
           {'id':'a','type':'custom','custom':{'name':'f','input':'x'}}]},
         {'role':'tool','tool_call_id':'a','content':'1'}]"""));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|',
      quoteCharacter = '`',
      textBlock = """
          'max_output_tokens': 7 | 'max_tokens': 7
          'reasoning': {'effort': 'low', 'summary': 'auto'} | 'reasoning_effort': 'low'
          'text': {'verbosity': 'low'} | 'verbosity': 'low'
          'text': {'format': {'type': 'json_object'}} | 'response_format': {'type': 'json_object'}
          'text': {'format': {'type': 'json_schema', 'name': 'n', 'schema': {'a': 1.50}, 'strict': true}} \
            | 'response_format': {'type': 'json_schema', \
               'json_schema': {'name': 'n', 'schema': {'a': 1.50}, 'strict': true}}
          'include': ['message.output_text.logprobs'] | 'logprobs': true
          'top_logprobs': 3 | 'logprobs': true, 'top_logprobs': 3
          'stream': true | 'stream': true, 'stream_options': {'include_usage': true}
          'stream': true, 'stream_options': {'include_obfuscation': false} \
            | 'stream': true, 'stream_options': {'include_usage': true}
          'temperature': 0.50, 'top_p': 0.9 | 'temperature': 0.50, 'top_p': 0.9
          'metadata': {'a': 'b'}, 'user': 'u' | 'metadata': {'a': 'b'}, 'user': 'u'
          'service_tier': 'flex', 'safety_identifier': 's' \
            | 'service_tier': 'flex', 'safety_identifier': 's'
          'top_k': 40, 'seed': 3 | 'top_k': 40, 'seed': 3
          """)
  void whatIsSaidOtherwiseInAChatIsTranslatedAndTheRestTravelsOn(String fields, String ofChat) {
    JsonNode expected = json("{'model':'m'," + ofChat + ",'messages':"
        + "[{'role':'user','content':'Hi'}]}");

    assertThat(chat("'input':'Hi'," + fields)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'store': true", "'store': false", "'truncation': 'disabled'",
      "'previous_response_id': null", "'background': false", "'tools': []",
      "'tools': [], 'tool_choice': 'auto', 'parallel_tool_calls': true", "'instructions': null",
      "'text': {'format': {'type': 'text'}}", "'include': ['reasoning.encrypted_content']",
      "'max_output_tokens': null", "'reasoning': {'effort': null}", "'reasoning': null",
      "'max_tool_calls': 3", "'top_logprobs': 0", "'conversation': null"})
  void whatAChatNeedNotBeToldIsLeftOut(String fields) {
    assertThat(chat("'input':'Hi'," + fields)).isEqualTo(
        json("{'model':'m','messages':[{'role':'user','content':'Hi'}]}"));
  }

  @Test
  void toolsAreNested() {
    JsonNode chat = chat("""
        'input': 'Hi', 'parallel_tool_calls': false, 'tools': [
         {'type': 'function', 'name': 'f', 'description': 'd', 'parameters': {'type': 'object'},
          'strict': true},
         {'type': 'function', 'name': 'g', 'parameters': null, 'strict': null},
         {'type': 'custom', 'name': 'c', 'description': 'd',
          'format': {'type': 'grammar', 'syntax': 'regex', 'definition': '.'}},
         {'type': 'custom', 'name': 'p', 'format': {'type': 'text'}}]""");

    assertThat(chat.get("parallel_tool_calls").asBoolean()).isFalse();
    assertThat(chat.get("tools")).isEqualTo(json("""
        [{'type': 'function', 'function': {'name': 'f', 'description': 'd',
          'parameters': {'type': 'object'}, 'strict': true}},
         {'type': 'function', 'function': {'name': 'g'}},
         {'type': 'custom', 'custom': {'name': 'c', 'description': 'd', 'format':
          {'type': 'grammar', 'grammar': {'syntax': 'regex', 'definition': '.'}}}},
         {'type': 'custom', 'custom': {'name': 'p', 'format': {'type': 'text'}}}]"""));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      'auto' | 'auto'
      'none' | 'none'
      'required' | 'required'
      {'type':'function','name':'f'} | {'type':'function','function':{'name':'f'}}
      {'type':'custom','name':'f'} | {'type':'custom','custom':{'name':'f'}}
      """)
  void theChoiceOfAToolIsNested(String choice, String ofChat) {
    JsonNode chat = chat("'input': 'Hi', 'tools': [{'type': 'function', 'name': 'f'}],"
        + "'tool_choice': " + choice);

    assertThat(chat.get("tool_choice")).isEqualTo(json(ofChat));
  }

  @Test
  void theChangesOfAnEnsembleTravelOn() {
    ChatRequest chat = ResponsesRequest.of(body("'input': 'Hi', 'avengers': {'samples': 3}"))
        .chat();

    assertThat(chat.changes()).contains((tools.jackson.databind.node.ObjectNode) json(
        "{'samples': 3}"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|',
      quoteCharacter = '`',
      textBlock = """
          input | 'x': 1
          input | 'input': null
          input | 'input': 7
          input | 'input': []
          input | 'input': [{'type':'reasoning','summary':[]}], 'instructions': 'x'
          input[0] | 'input': ['Hi']
          input[0] | 'input': [{'type':'item_reference','id':'x'}]
          input[0].type | 'input': [{}]
          input[0].type | 'input': [{'type':'web_search_call'}]
          input[0].type | 'input': [{'type':7, 'role': 'user'}]
          input[0].role | 'input': [{'type':'message','content':'x'}]
          input[0].role | 'input': [{'role':'tool','content':'x'}]
          input[0].content | 'input': [{'role':'user'}]
          input[0].content | 'input': [{'role':'assistant','content':7}]
          input[0].content[0] | 'input': [{'role':'user','content':['x']}]
          input[0].content[0].type | 'input': [{'role':'user','content':[{}]}]
          input[0].content[0].type | 'input': [{'role':'user','content':[{'type':'video'}]}]
          input[0].content[0].type | 'input': [{'role':'assistant','content':[{'type':'input_image'}]}]
          input[1].content[1].text \
            | 'input': [{'role':'user','content':'a'}, {'role':'user','content':\
              [{'type':'input_text','text':'a'},{'type':'input_text'}]}]
          input[0].content[0].text | 'input': [{'role':'user','content':[{'type':'input_text','text':7}]}]
          input[0].content[0].image_url | 'input': [{'role':'user','content':[{'type':'input_image'}]}]
          input[0].content[0].file_id \
            | 'input': [{'role':'user','content':[{'type':'input_image','file_id':'x'}]}]
          input[0].content[0].file_id \
            | 'input': [{'role':'user','content':[{'type':'input_file','file_id':'x'}]}]
          input[0].content[0].file_url \
            | 'input': [{'role':'user','content':[{'type':'input_file','file_url':'x'}]}]
          input[0].content[0].file_data | 'input': [{'role':'user','content':[{'type':'input_file'}]}]
          input[0].call_id | 'input': [{'type':'function_call','name':'f','arguments':''}]
          input[0].name | 'input': [{'type':'function_call','call_id':'f','arguments':''}]
          input[0].arguments | 'input': [{'type':'function_call','call_id':'f','name':'f','arguments':{}}]
          input[0].output | 'input': [{'type':'function_call_output','call_id':'f'}]
          instructions | 'input': 'x', 'instructions': ['x']
          tools | 'input': 'x', 'tools': {}
          tools[0] | 'input': 'x', 'tools': [7]
          tools[0].type | 'input': 'x', 'tools': [{'name':'f'}]
          tools[0].type | 'input': 'x', 'tools': [{'type':'web_search'}]
          tools[1].type | 'input': 'x', 'tools': [{'type':'function','name':'f'},{'type':'mcp'}]
          tools[0].name | 'input': 'x', 'tools': [{'type':'function','function':{'name':'f'}}]
          tool_choice | 'input': 'x', 'tools': [{'type':'function','name':'f'}], 'tool_choice': 'f'
          tool_choice \
            | 'input': 'x', 'tools': [{'type':'function','name':'f'}], 'tool_choice': {'type':'mcp'}
          tool_choice.name \
            | 'input': 'x', 'tools': [{'type':'function','name':'f'}], 'tool_choice': {'type':'function'}
          text | 'input': 'x', 'text': 'x'
          text.format | 'input': 'x', 'text': {'format': 'json_object'}
          text.format.type | 'input': 'x', 'text': {'format': {'type': 'xml'}}
          text.format.name | 'input': 'x', 'text': {'format': {'type': 'json_schema', 'schema': {}}}
          text.format.schema | 'input': 'x', 'text': {'format': {'type': 'json_schema', 'name': 'x'}}
          text.verbosity | 'input': 'x', 'text': {'verbosity': 1}
          reasoning | 'input': 'x', 'reasoning': 'low'
          reasoning.effort | 'input': 'x', 'reasoning': {'effort': 1}
          include | 'input': 'x', 'include': 'x'
          include[0] | 'input': 'x', 'include': [1]
          max_output_tokens | 'input': 'x', 'max_output_tokens': '7'
          top_logprobs | 'input': 'x', 'top_logprobs': 1.5
          temperature | 'input': 'x', 'temperature': 'hot'
          top_p | 'input': 'x', 'top_p': 'x'
          stream | 'input': 'x', 'stream': 'yes'
          stream_options | 'input': 'x', 'stream_options': 'yes'
          metadata | 'input': 'x', 'metadata': []
          avengers | 'input': 'x', 'avengers': 1
          previous_response_id | 'input': 'x', 'previous_response_id': 'resp_1'
          conversation | 'input': 'x', 'conversation': {'id': 'x'}
          background | 'input': 'x', 'background': true
          prompt | 'prompt': {'id': 'x'}
          context_management | 'input': 'x', 'context_management': []
          truncation | 'input': 'x', 'truncation': 'auto'
          messages | 'messages': [{'role': 'user', 'content': 'x'}]
          response_format | 'input': 'x', 'response_format': {'type': 'json_object'}
          max_tokens | 'input': 'x', 'max_tokens': 7
          n | 'input': 'x', 'n': 2
          """)
  void aFieldThatIsMissingWrongOrNotSupportedIsNamed(String param, String fields) {
    ApiException failure = catchThrowableOfType(ApiException.class,
        () -> ResponsesRequest.of(body(fields)));

    assertThat(failure).isNotNull();
    assertThat(failure.error().param()).contains(param);
    assertThat(failure.error().message()).startsWith("'" + param + "' ").endsWith(".");
    assertThat(failure.error().kind().status()).isEqualTo(400);
  }
}
