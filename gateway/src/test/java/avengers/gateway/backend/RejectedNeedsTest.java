package avengers.gateway.backend;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.clustering.plan.Need;
import io.vertx.core.buffer.Buffer;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RejectedNeedsTest {
  private static Set<Need> in(String message) {
    return RejectedNeeds.in(Buffer.buffer("{\"error\": {\"message\": \"" + message + "\"}}"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|',
      value = {
          "TOOLS | gemma does not support tools",
          "TOOLS | No endpoints found that support tool use. To learn more, see the docs.",
          "TOOLS | tool choice requires --enable-auto-tool-choice and a parser to be set",
          "TOOLS | Function calling is not supported with this model",
          "IMAGES | llama is not a multimodal model",
          "IMAGES | Image input is not supported. Hint: use a projector.",
          "IMAGES | This model does not support images.",
          "AUDIO | audio is not supported by this model",
          "JSON_SCHEMA | 'response_format' json_schema is not supported with this model",
          "LOGPROBS | logprobs is not supported with this model"})
  void whatABackendPlainlyDoesNotServeIsNamed(Need need, String message) {
    assertThat(in(message)).containsExactly(need);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bad request", "messages[0] is not supported",
      "Invalid schema for function 'tools' in tools[0]: 'x' is not supported",
      "unsupported image format: bmp", "image_url.detail 'ultra' is not supported",
      "Tools of type 'web_search' are not supported", "The tool's name is missing",
      "More than 10 images are not supported",
      "You asked for tools. The weather is not available."})
  void whatIsWrongWithOneRequestSaysNothingOfOthers(String message) {
    assertThat(in(message)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"this model does not support tools",
      "{\"detail\": \"this model does not support tools\"}",
      "{\"limit\": 1e9999999999, \"error\": \"this model does not support tools\"}"})
  void anErrorOfAnyFormIsRead(String body) {
    assertThat(RejectedNeeds.in(Buffer.buffer(body))).containsExactly(Need.TOOLS);
  }
}
