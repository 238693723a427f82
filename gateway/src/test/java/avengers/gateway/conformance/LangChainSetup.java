package avengers.gateway.conformance;

import avengers.gateway.fixture.GatewaySetup;
import avengers.gateway.fixture.TwoBackends;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * A gateway over two models that answer whatever they are asked, and LangChain4j's OpenAI models
 * over it, which repeat no request. Their HTTP client offers HTTP/2 with every first request.
 */
final class LangChainSetup implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final TwoBackends models;

  private LangChainSetup(TwoBackends models) {
    this.models = models;
    models.always(new ScriptedModel());
  }

  static LangChainSetup start() {
    return start(setup -> {});
  }

  /** Starts with a configuration that is changed first. */
  static LangChainSetup start(Consumer<GatewaySetup> change) {
    return new LangChainSetup(TwoBackends.start(change));
  }

  TwoBackends models() {
    return models;
  }

  OpenAiChatModel chat(String model) {
    return OpenAiChatModel.builder()
        .baseUrl(url())
        .apiKey("any")
        .modelName(model)
        .maxRetries(0)
        .timeout(PATIENCE)
        .build();
  }

  OpenAiStreamingChatModel streaming(String model) {
    return OpenAiStreamingChatModel.builder()
        .baseUrl(url())
        .apiKey("any")
        .modelName(model)
        .timeout(PATIENCE)
        .build();
  }

  OpenAiEmbeddingModel embedding(String model) {
    return OpenAiEmbeddingModel.builder()
        .baseUrl(url())
        .apiKey("any")
        .modelName(model)
        .maxRetries(0)
        .timeout(PATIENCE)
        .build();
  }

  private String url() {
    return models.gateway().address() + "/v1";
  }

  @Override
  public void close() {
    models.close();
  }
}
