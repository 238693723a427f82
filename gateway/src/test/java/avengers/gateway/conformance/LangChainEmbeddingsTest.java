package avengers.gateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import avengers.gateway.fixture.GatewaySetup;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Embeddings with LangChain4j. */
class LangChainEmbeddingsTest {
  @AutoClose
  private final LangChainSetup setup = LangChainSetup.start(GatewaySetup::servedEmbedder);

  @Test
  void textsBecomeVectors() {
    EmbeddingModel model = setup.embedding("all-MiniLM-L6-v2");

    Response<List<Embedding>> answer = model.embedAll(
        List.of(TextSegment.from("a cat"), TextSegment.from("a tax law")));

    assertThat(answer.content()).hasSize(2)
        .allSatisfy(vector -> assertThat(vector.dimension()).isEqualTo(384));
    assertThat(answer.content().getFirst()).isEqualTo(model.embed("a cat").content());
    assertThat(Objects.requireNonNull(answer.tokenUsage()).inputTokenCount()).isPositive();
  }

  @Test
  void aChatModelHasNone() {
    assertThatThrownBy(() -> setup.embedding("alpha").embed("a cat"))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("/v1/chat/completions");
  }
}
