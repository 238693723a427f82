package avengers.gateway.conformance;

import avengers.gateway.fixture.GatewaySetup;
import avengers.gateway.fixture.TwoBackends;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * A gateway over two models that answer whatever they are asked, and OpenAI's own Java client of
 * it, which checks every answer against what it knows of the API and repeats no request.
 */
final class OpenAiSetup implements AutoCloseable {
  private final TwoBackends models;
  private final OpenAIClient client;

  private OpenAiSetup(TwoBackends models) {
    this.models = models;
    models.always(new ScriptedModel());
    this.client = builder().maxRetries(0).build();
  }

  static OpenAiSetup start() {
    return new OpenAiSetup(TwoBackends.start());
  }

  /** Starts with a configuration that is changed first. */
  static OpenAiSetup start(Consumer<GatewaySetup> change) {
    return new OpenAiSetup(TwoBackends.start(change));
  }

  TwoBackends models() {
    return models;
  }

  OpenAIClient client() {
    return client;
  }

  /** What a client of this gateway is made of. */
  OpenAIOkHttpClient.Builder builder() {
    return OpenAIOkHttpClient.builder()
        .baseUrl(models.gateway().address() + "/v1")
        .apiKey("any")
        .responseValidation(true)
        .timeout(Duration.ofSeconds(20));
  }

  @Override
  public void close() {
    client.close();
    models.close();
  }
}
