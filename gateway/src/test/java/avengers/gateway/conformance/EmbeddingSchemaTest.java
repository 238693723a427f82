package avengers.gateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.fixture.Answer;
import avengers.gateway.fixture.GatewaySetup;
import avengers.gateway.fixture.TwoBackends;
import avengers.gateway.openai.Json;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The gateway's own embeddings are as published. */
class EmbeddingSchemaTest {
  private static final String SCHEMA = "CreateEmbeddingResponse";

  @AutoClose
  private final TwoBackends models = TwoBackends.start(GatewaySetup::servedEmbedder);

  private final OpenAiSchemas schemas = OpenAiSchemas.published();

  private ObjectNode ask(String fields) {
    Answer answer = models.client().post("/v1/embeddings", """
        {"model": "all-MiniLM-L6-v2", "input": ["a cat", "a tax law"]%s}""".formatted(fields));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return (ObjectNode) answer.json();
  }

  @Test
  void vectorsOfNumbersAreAsPublished() {
    assertThat(schemas.faults(SCHEMA, ask(""))).isEmpty();
    assertThat(schemas.faults(SCHEMA, ask(", \"encoding_format\": \"float\""))).isEmpty();
  }

  /** The schema knows vectors as numbers alone, so the texts are taken out first. */
  @Test
  void vectorsInBase64AreAsPublishedButForTheText() {
    ObjectNode answer = ask(", \"encoding_format\": \"base64\"");
    ArrayNode none = Json.MAPPER.createArrayNode();

    answer.get("data").forEach(vector -> {
      assertThat(vector.get("embedding").isString()).isTrue();
      ((ObjectNode) vector).set("embedding", none);
    });

    assertThat(schemas.faults(SCHEMA, answer)).isEmpty();
  }
}
