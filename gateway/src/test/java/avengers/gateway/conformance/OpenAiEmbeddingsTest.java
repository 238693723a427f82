package avengers.gateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import avengers.gateway.fixture.GatewaySetup;
import avengers.gateway.openai.Service;
import avengers.gateway.upstream.Replies;
import avengers.gateway.upstream.ScriptedUpstream;
import com.openai.errors.BadRequestException;
import com.openai.models.embeddings.CreateEmbeddingResponse;
import com.openai.models.embeddings.Embedding;
import com.openai.models.embeddings.EmbeddingCreateParams;
import com.openai.models.embeddings.EmbeddingCreateParams.EncodingFormat;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Embeddings with OpenAI's Java client: of the gateway's own model, and of a backend's. */
class OpenAiEmbeddingsTest {
  private static final String OWN = "all-MiniLM-L6-v2";
  private static final String BACKENDS = """
      {"object": "list", "model": "m", "data": [{"object": "embedding", "index": 0,
      "embedding": [0.25, -1.5]}], "usage": {"prompt_tokens": 1, "total_tokens": 1}}""";

  @AutoClose
  private final ScriptedUpstream backend = ScriptedUpstream.start();

  @AutoClose
  private final OpenAiSetup setup = OpenAiSetup.start(this::embedding);

  private void embedding(GatewaySetup gateway) {
    gateway.servedEmbedder().backend("vectors", backend.url(), Service.EMBEDDINGS);
  }

  private CreateEmbeddingResponse ask(EmbeddingCreateParams.Builder question) {
    return setup.client().embeddings().create(question.build());
  }

  private static EmbeddingCreateParams.Builder question(String model, String... texts) {
    return EmbeddingCreateParams.builder().model(model).inputOfArrayOfStrings(List.of(texts));
  }

  @ParameterizedTest
  @ValueSource(strings = {"float", "base64"})
  void textsBecomeUnitVectorsInTheirOrder(String format) {
    CreateEmbeddingResponse answer = ask(question(OWN, "a cat", "a kitten", "a tax law")
        .encodingFormat(EncodingFormat.of(format)));

    assertThat(answer.data()).extracting(Embedding::index).containsExactly(0L, 1L, 2L);
    List<Float> cat = answer.data().get(0).embedding();
    assertThat(cat).hasSize(384);
    assertThat(product(cat, cat)).isCloseTo(1, within(1e-5));
    assertThat(product(cat, answer.data().get(1).embedding()))
        .isGreaterThan(product(cat, answer.data().get(2).embedding()));
    assertThat(answer.usage().totalTokens()).isPositive();
  }

  private static double product(List<Float> first, List<Float> second) {
    double sum = 0;
    for (int i = 0; i < first.size(); i++) {
      sum += (double) first.get(i) * second.get(i);
    }
    return sum;
  }

  @Test
  void bothFormatsHoldTheSameNumbers() {
    assertThat(ask(question(OWN, "a cat").encodingFormat(EncodingFormat.BASE64)).data()
        .getFirst()
        .embedding())
        .isEqualTo(ask(question(OWN, "a cat").encodingFormat(EncodingFormat.FLOAT)).data()
            .getFirst()
            .embedding());
  }

  @Test
  void oneTextNeedsNoList() {
    assertThat(ask(EmbeddingCreateParams.builder().model(OWN).input("a cat")).data()).hasSize(1);
  }

  @Test
  void otherDimensionsAreRefused() {
    assertThatThrownBy(() -> ask(question(OWN, "a cat").dimensions(64)))
        .isInstanceOfSatisfying(BadRequestException.class,
            failure -> assertThat(failure.param()).contains("dimensions"));
  }

  @Test
  void aChatModelHasNone() {
    assertThatThrownBy(() -> ask(question("alpha", "a cat")))
        .isInstanceOfSatisfying(BadRequestException.class,
            failure -> assertThat(failure.param()).contains("model"));
  }

  @Test
  void aBackendsPassThrough() {
    backend.always(Replies.json(BACKENDS));

    assertThat(ask(question("vectors", "a cat").dimensions(2)).data()).singleElement()
        .satisfies(embedding -> assertThat(embedding.embedding()).containsExactly(0.25f, -1.5f));
    assertThat(backend.last().path()).isEqualTo("/v1/embeddings");
    assertThat(backend.last().json().get("model").asString()).isEqualTo("served-vectors");
    assertThat(backend.last().json().get("dimensions").asInt()).isEqualTo(2);
  }
}
