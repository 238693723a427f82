package avengers.gateway.openai;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which requests are surely wrong, and which may be right somewhere. */
class RequestCheckTest {
  private static ChatRequest asking(String messages, String fields) {
    return ChatRequest.parse(("{\"model\": \"m\", \"messages\": " + messages + fields + "}")
        .getBytes(UTF_8));
  }

  private static void isRefused(String messages, String fields, String param, String expected) {
    assertThatThrownBy(() -> asking(messages, fields))
        .hasMessage("'" + param + "' " + expected + ".")
        .asInstanceOf(InstanceOfAssertFactories.type(ApiException.class))
        .satisfies(refused -> assertThat(refused.error().param()).contains(param));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|',
      quoteCharacter = '`',
      textBlock = """
          stream                | "true"                  |                                | must be true or false
          stream_options        | []                      |                                | must be an object
          stream_options        | {"include_usage": 1}    | stream_options.include_usage   | must be true or false
          n                     | 0                       |                                | must be a whole number from 1 to 128
          n                     | 129                     |                                | must be a whole number from 1 to 128
          n                     | 1.5                     |                                | must be a whole number from 1 to 128
          temperature           | -0.1                    |                                | must be a number from 0 to 2
          temperature           | 2.01                    |                                | must be a number from 0 to 2
          top_p                 | 1.5                     |                                | must be a number from 0 to 1
          frequency_penalty     | "0"                     |                                | must be a number
          presence_penalty      | 1e400                   |                                | must be a number
          max_tokens            | "5"                     |                                | must be a whole number from -1 to 2147483647
          max_completion_tokens | 0.5                     |                                | must be a whole number from -1 to 2147483647
          top_logprobs          | true                    |                                | must be a whole number from -1 to 2147483647
          logprobs              | 1                       |                                | must be true or false
          seed                  | "1"                     |                                | must be a whole number
          stop                  | 5                       |                                | must be a text or a list of texts
          stop                  | ["a", 5]                | stop[1]                        | must be a text
          logit_bias            | "x"                     |                                | must be an object or a list
          tools                 | {}                      |                                | must be a list
          tools                 | ["f"]                   | tools[0]                       | must be an object
          tools                 | [{"type": 1}]           | tools[0].type                  | must be a text
          tools                 | [{"function": "f"}]     | tools[0].function              | must be an object
          tools                 | [{"function": {}}]      | tools[0].function.name         | is missing
          tool_choice           | 1                       |                                | must be a text or an object
          parallel_tool_calls   | "no"                    |                                | must be true or false
          response_format       | "json_object"           |                                | must be an object
          response_format       | {}                      | response_format.type           | is missing
          response_format       | {"type": "json_schema", "json_schema": {"schema": 1}} | response_format.json_schema.schema | must be an object
          reasoning_effort      | 1                       |                                | must be a text
          metadata              | "x"                     |                                | must be an object
          user                  | 5                       |                                | must be a text
          service_tier          | {}                      |                                | must be a text
          modalities            | "text"                  |                                | must be a list
          """)
  void mistypedFieldsAreNamed(String field, String value, String path, String expected) {
    isRefused("[{\"role\": \"user\", \"content\": \"a\"}]", ", \"" + field + "\": " + value,
        path == null ? field : path, expected);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|',
      quoteCharacter = '`',
      textBlock = """
          [5]                                                               | messages[0]                            | must be an object
          [{"content": "a"}]                                                | messages[0].role                       | is missing
          [{"role": 5, "content": "a"}]                                     | messages[0].role                       | must be a text
          [{"role": "user"}]                                                | messages[0].content                    | is missing
          [{"role": "system", "content": null}]                             | messages[0].content                    | is missing
          [{"role": "user", "content": {"a": 1}}]                           | messages[0].content                    | must be a text or a list of parts
          [{"role": "user", "content": ["a"]}]                              | messages[0].content[0]                 | must be an object
          [{"role": "user", "content": [{"type": "text", "text": "a"}, {}]}]| messages[0].content[1].type            | is missing
          [{"role": "user", "content": [{"type": 5}]}]                      | messages[0].content[0].type            | must be a text
          [{"role": "user", "content": [{"type": "text", "text": {}}]}]     | messages[0].content[0].text            | must be a text
          [{"role": "user", "content": [{"type": "file", "file": "x"}]}]    | messages[0].content[0].file            | must be an object
          [{"role": "user", "content": "", "name": 5}]                      | messages[0].name                       | must be a text
          [{"role": "tool", "content": "a", "tool_call_id": 5}]             | messages[0].tool_call_id               | must be a text
          [{"role": "assistant", "tool_calls": {}}]                         | messages[0].tool_calls                 | must be a list
          [{"role": "assistant", "tool_calls": [{"function": {}}]}]         | messages[0].tool_calls[0].function.name | is missing
          """)
  void mistypedMessagesAreNamed(String messages, String path, String expected) {
    isRefused(messages, "", path, expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "{\"role\": \"user\", \"content\": [{\"type\": \"text\", \"text\": \"a\"}, {\"type\":"
          + " \"image_url\", \"image_url\": {\"url\": \"data:\", \"detail\": \"low\"}}]}",
      "{\"role\": \"user\", \"content\": [{\"type\": \"image_url\", \"image_url\": \"http://a\"}]}",
      "{\"role\": \"user\", \"content\": [{\"type\": \"input_audio\", \"input_audio\":"
          + " {\"data\": \"\", \"format\": \"wav\"}}, {\"type\": \"file\", \"file\": {}}]}",
      "{\"role\": \"user\", \"content\": [{\"type\": \"video_url\", \"video_url\": 1}], \"x\": 1}",
      "{\"role\": \"developer\", \"content\": \"a\", \"name\": \"b\"}",
      "{\"role\": \"system\", \"content\": []}",
      "{\"role\": \"assistant\", \"content\": null, \"tool_calls\": [{\"id\": \"1\", \"type\":"
          + " \"function\", \"function\": {\"name\": \"f\", \"arguments\": \"{}\"}}]}",
      "{\"role\": \"assistant\", \"tool_calls\": [{\"function\": {\"name\": \"f\", \"arguments\":"
          + " {}}}, {\"type\": \"custom\", \"custom\": {\"name\": \"g\", \"input\": \"\"}}]}",
      "{\"role\": \"assistant\", \"content\": [{\"type\": \"thinking\", \"thinking\": \"a\"}]}",
      "{\"role\": \"assistant\", \"reasoning_content\": \"so\", \"content\": \"\", \"prefix\": true}",
      "{\"role\": \"assistant\", \"refusal\": \"no\", \"audio\": {\"id\": \"1\"}}",
      "{\"role\": \"assistant\"}",
      "{\"role\": \"tool\", \"tool_call_id\": \"1\", \"content\": \"5\"}",
      "{\"role\": \"function\", \"name\": \"f\", \"content\": null}",
      "{\"role\": \"document\", \"document_id\": 1}"})
  void messagesOfEveryKindPass(String message) {
    assertThatCode(() -> asking("[" + message + "]", "")).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"max_tokens\": -1", "\"max_tokens\": 5.0", "\"top_logprobs\": -1",
      "\"n\": 2.0", "\"seed\": -99999999999999999999", "\"temperature\": 0",
      "\"temperature\": 2.0", "\"stop\": []", "\"stop\": [\"1\", \"2\", \"3\", \"4\", \"5\"]",
      "\"top_k\": \"any\", \"min_p\": [], \"chat_template_kwargs\": {\"enable_thinking\": false}",
      "\"tools\": []", "\"tools\": [{\"type\": \"web_search\"}, {\"function\": {\"name\": \"f\","
          + " \"parameters\": {}, \"strict\": null}}]",
      "\"tool_choice\": {\"type\": \"function\", \"function\": {\"name\": \"f\"}}",
      "\"response_format\": {\"type\": \"structural_tag\", \"structures\": []}",
      "\"response_format\": {\"type\": \"json_schema\", \"json_schema\": {\"name\": \"a\"}}",
      "\"reasoning_effort\": \"ultra\"", "\"logit_bias\": [[1, -100]]",
      "\"metadata\": {\"a\": 1}", "\"stream\": null, \"tools\": null, \"n\": null, \"stop\": null,"
          + " \"response_format\": null, \"metadata\": null, \"seed\": null"})
  void whatABackendMayTakePasses(String fields) {
    assertThatCode(() -> asking("[{\"role\": \"user\", \"content\": \"a\"}]", ", " + fields))
        .doesNotThrowAnyException();
  }
}
