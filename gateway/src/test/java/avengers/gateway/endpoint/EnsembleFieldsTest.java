package avengers.gateway.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.clustering.plan.Need;
import avengers.gateway.fixture.TwoBackends;
import avengers.gateway.upstream.Received;
import avengers.gateway.upstream.Replies;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every field of a request that is not the gateway's own reaches every sample, to the letter. */
class EnsembleFieldsTest {
  private static final List<String> FIELDS = """
      "temperature":0.30
      "top_p":0.90
      "max_tokens":100
      "max_completion_tokens":200
      "stop":["\\n\\n","END"]
      "presence_penalty":-0.5
      "frequency_penalty":1.0
      "logit_bias":{"50256":-100}
      "logprobs":true
      "top_logprobs":3
      "response_format":{"type":"json_schema","json_schema":{"name":"a","strict":true,"schema":{}}}
      "tools":[{"type":"function","function":{"name":"f","parameters":{"b":1,"a":2}}}]
      "tool_choice":{"type":"function","function":{"name":"f"}}
      "parallel_tool_calls":false
      "functions":[{"name":"g"}]
      "function_call":"auto"
      "reasoning_effort":"high"
      "verbosity":"low"
      "metadata":{"b":"1","a":"ü😀"}
      "store":false
      "user":"someone"
      "safety_identifier":"hash"
      "prompt_cache_key":"key"
      "service_tier":"flex"
      "modalities":["text","audio"]
      "audio":{"voice":"alloy","format":"mp3"}
      "prediction":{"type":"content","content":"x"}
      "web_search_options":{}
      "top_k":40
      "min_p":0.050
      "chat_template_kwargs":{"enable_thinking":false}
      "unknown":null""".lines().toList();

  private static final List<String> MESSAGES = """
      {"role":"developer","content":"Be brief.","name":"operator"}
      {"role":"system","content":[{"type":"text","text":"Be kind."}]}
      {"role":"user","name":"ann","content":[{"type":"text","text":"What is this?"},\
      {"type":"image_url","image_url":{"url":"data:image/png;base64,iVBORw0=","detail":"low"}},\
      {"type":"input_audio","input_audio":{"data":"UklGRg==","format":"wav"}},\
      {"type":"file","file":{"filename":"a.pdf","file_data":"data:application/pdf;base64,JVBE"}}]}
      {"role":"assistant","content":null,"reasoning_content":"A tool would help.","tool_calls":[\
      {"id":"call_1","type":"function","function":{"name":"f","arguments":"{\\"x\\": 1.0}"}}]}
      {"role":"tool","tool_call_id":"call_1","content":"17"}
      {"role":"assistant","content":"It is 17.","refusal":null,"audio":{"id":"audio_1"}}
      {"role":"function","name":"g","content":"18"}
      {"role":"user","content":"How many?"}""".lines().toList();

  @AutoClose
  private final TwoBackends models = TwoBackends.start(
      setup -> setup.serving(Need.IMAGES, Need.AUDIO, Need.FILES));

  /** No vote is decided before all are asked. */
  @BeforeEach
  void reply() {
    models.always(Replies.everDifferent());
  }

  private List<Received> receivedAfter(List<String> fields, List<String> messages) {
    String body = "{\"model\":\"avengers\",\"messages\":[" + String.join(",", messages) + "],"
        + String.join(",", fields) + "}";
    assertThat(models.client().chat(body).status()).isEqualTo(200);
    return models.received();
  }

  @Test
  void fieldsTravelToEverySampleUnchanged() {
    assertThat(receivedAfter(FIELDS, MESSAGES.subList(7, 8))).hasSize(5)
        .extracting(Received::text)
        .allSatisfy(text -> assertThat(FIELDS).allSatisfy(field -> assertThat(text)
            .containsOnlyOnce(field)));
  }

  @Test
  void messagesTravelToEverySampleUnchanged() {
    assertThat(receivedAfter(FIELDS.subList(0, 1), MESSAGES)).hasSize(5)
        .extracting(Received::text)
        .allSatisfy(text -> assertThat(text)
            .contains("\"messages\":[" + String.join(",", MESSAGES) + "]"));
  }

  @Test
  void whatIsTheGatewaysOwnDoesNotTravel() {
    List<String> own = List.of("\"stream\":true", "\"stream_options\":{\"include_usage\":true}",
        "\"n\":2", "\"avengers\":{\"vote\":\"plain\"}", "\"seed\":5");

    assertThat(receivedAfter(own, MESSAGES)).hasSize(5)
        .extracting(Received::json)
        .allSatisfy(request -> assertThat(request.propertyNames()).containsExactlyInAnyOrder(
            "model", "messages", "seed", "temperature"));
  }
}
