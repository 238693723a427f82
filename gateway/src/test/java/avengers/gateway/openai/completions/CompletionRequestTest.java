package avengers.gateway.openai.completions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import avengers.gateway.openai.ApiException;
import avengers.gateway.openai.RequestBody;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionRequestTest {
  private static CompletionRequest read(String fields) {
    return CompletionRequest.of(RequestBody.parse(("{\"model\": \"m\", " + fields + "}")
        .getBytes(StandardCharsets.UTF_8)));
  }

  private static String asked(String fields) {
    return read(fields).chat()
        .relayed("up")
        .toString()
        .replace("\"model\":\"up\"", "MODEL")
        .replace("\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]", "MESSAGES");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|',
      textBlock = """
          "prompt": "Hi"                         | {MODEL,MESSAGES}
          "prompt": ["Hi"]                       | {MODEL,MESSAGES}
          "prompt": "Hi", "max_tokens": 16, "temperature": 0.70, "stop": ["a"], "x": {} | {MODEL,"max_tokens":16,"temperature":0.70,"stop":["a"],"x":{},MESSAGES}
          "prompt": "Hi", "n": 2, "best_of": 2   | {MODEL,"n":2,MESSAGES}
          "prompt": "Hi", "best_of": 1, "suffix": "", "echo": true | {MODEL,MESSAGES}
          "prompt": "Hi", "best_of": null, "suffix": null, "echo": null, "logprobs": null | {MODEL,MESSAGES}
          "prompt": "Hi", "logprobs": 3          | {MODEL,MESSAGES,"logprobs":true,"top_logprobs":3}
          "prompt": "Hi", "logprobs": 0          | {MODEL,MESSAGES,"logprobs":true,"top_logprobs":0}
          "prompt": "Hi", "tools": [{}], "tool_choice": "required" | {MODEL,MESSAGES}
          "prompt": "Hi", "stream": true, "stream_options": {"include_usage": true} | {MODEL,"stream":true,"stream_options":{"include_usage":true},MESSAGES}
          """)
  void thePromptIsTheMessageOfAUserAndTheRestTravelsOn(String fields, String chat) {
    assertThat(asked(fields)).isEqualTo(chat);
  }

  @Test
  void anEmptyPromptIsOne() {
    assertThat(read("\"prompt\": \"\"").prompt()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|',
      quoteCharacter = '`',
      textBlock = """
          "x": 1                              | prompt      | is missing, or not a text.
          "prompt": null                      | prompt      | is missing, or not a text.
          "prompt": {"a": "b"}                | prompt      | is missing, or not a text.
          "prompt": []                        | prompt      | is missing, or not a text.
          "prompt": [null]                    | prompt      | is missing, or not a text.
          "prompt": ["a", "b"]                | prompt      | holds several prompts; this model takes one a request.
          "prompt": [1, 2]                    | prompt      | holds tokens; this model takes a text only.
          "prompt": [[1, 2]]                  | prompt      | holds tokens; this model takes a text only.
          "prompt": "a", "echo": 1            | echo        | must be true or false.
          "prompt": "a", "logprobs": true     | logprobs    | must be a whole number from 0 to 20.
          "prompt": "a", "logprobs": 21       | logprobs    | must be a whole number from 0 to 20.
          "prompt": "a", "logprobs": 1, "echo": true | echo | is not possible with 'logprobs': this model chats, and does not tell those of a prompt.
          "prompt": "a", "suffix": "b"        | suffix      | is not possible: this model chats, and cannot fill a gap.
          "prompt": "a", "best_of": 3, "n": 2 | best_of     | must not be more than 'n': this model does not choose among completions.
          "prompt": "a", "best_of": 2         | best_of     | must not be more than 'n': this model does not choose among completions.
          "prompt": "a", "temperature": "hot" | temperature | must be a number from 0 to 2.
          """)
  void whatAChatCannotDoIsNamed(String fields, String param, String message) {
    ApiException e = catchThrowableOfType(ApiException.class, () -> read(fields));

    assertThat(e.error().param()).contains(param);
    assertThat(e.error().message()).isEqualTo("'" + param + "' " + message);
  }
}
