package avengers.gateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import avengers.gateway.openai.Json;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The schemas find what is wrong, so that finding nothing says something. */
class OpenAiSchemasTest {
  private static final String COMPLETION = "CreateChatCompletionResponse";

  private final OpenAiSchemas schemas = OpenAiSchemas.published();

  private static ObjectNode completion() {
    return (ObjectNode) Json.MAPPER.readTree("""
        {"id": "1", "object": "chat.completion", "created": 1, "model": "m", "choices": [
        {"index": 0, "finish_reason": "stop", "logprobs": null,
        "message": {"role": "assistant", "content": "42", "refusal": null}}]}""");
  }

  @Test
  void aWholeCompletionHasNoFault() {
    assertThat(schemas.faults(COMPLETION, completion())).isEmpty();
  }

  @Test
  void whatIsMissingIsAFaultAtItsPlace() {
    for (String place : new String[]{"", "/choices/0", "/choices/0/message"}) {
      for (String field : completion().at(place).propertyNames()) {
        ObjectNode without = completion();
        ((ObjectNode) without.at(place)).remove(field);

        assertThat(schemas.faults(COMPLETION, without)).as(place + " " + field)
            .singleElement()
            .asString()
            .startsWith(place + " ")
            .contains(field);
      }
    }
  }

  @Test
  void whatIsMistypedIsAFault() {
    for (String field : completion().propertyNames()) {
      assertThat(schemas.faults(COMPLETION, completion().put(field, 0.5))).isNotEmpty();
    }
  }

  @Test
  void aValueThatIsNotOfTheListedIsAFault() {
    ObjectNode odd = completion();
    ((ObjectNode) odd.at("/choices/0")).put("finish_reason", "done");

    assertThat(schemas.faults(COMPLETION, odd)).singleElement()
        .asString()
        .startsWith("/choices/0/finish_reason ");
  }

  @Test
  void aMisspeltSchemaIsNoSchema() {
    JsonNode completion = completion();

    assertThatThrownBy(() -> schemas.faults("CreateChatCompletion", completion))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
