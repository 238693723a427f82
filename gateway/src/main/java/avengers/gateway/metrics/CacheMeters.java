package avengers.gateway.metrics;

import avengers.gateway.openai.TokenUsage;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToDoubleFunction;

/** The meters of what is not done twice: answers and embeddings. */
public final class CacheMeters {
  private final MeterRegistry registry;
  private final KnownNames names;

  /** Requests that may share answers, by asked model and by how they came by theirs. */
  private final MeterProvider<Counter> requests;
  /** Tokens that such requests did not take, by asked model and direction. */
  private final MeterProvider<Counter> saved;

  CacheMeters(MeterRegistry registry, KnownNames names) {
    this.registry = registry;
    this.names = names;
    requests = Counter.builder("avengers.cache.requests")
        .description("Requests that may share answers, by how they came by theirs")
        .withRegistry(registry);
    saved = Counter.builder("avengers.cache.saved")
        .description("Tokens that were not taken, as an answer was shared")
        .baseUnit("tokens")
        .withRegistry(registry);
  }

  /**
   * Counts a request that may share its answer.
   *
   * @param outcome {@code hit}, {@code joined} or {@code miss}
   */
  public void answered(String model, String outcome) {
    requests.withTags(GatewayMeters.MODEL, names.label(model), GatewayMeters.OUTCOME, outcome)
        .increment();
  }

  /** Counts what a shared answer spared. */
  public void saved(String model, TokenUsage spared) {
    saved.withTags(GatewayMeters.MODEL, names.label(model), "gen_ai.token.type", "input")
        .increment((double) spared.prompt());
    saved.withTags(GatewayMeters.MODEL, names.label(model), "gen_ai.token.type", "output")
        .increment((double) spared.completion());
  }

  /** Declares how many bytes the kept answers take. */
  public <T> void answers(T cache, ToDoubleFunction<T> bytes) {
    Gauge.builder("avengers.cache.size", cache, bytes)
        .description("What the kept answers take")
        .baseUnit("bytes")
        .register(registry);
  }

  /** Declares how many bytes the kept vectors take. */
  public <T> void embeddings(T pool, ToDoubleFunction<T> bytes) {
    Gauge.builder("avengers.embedding.cache.size", pool, bytes)
        .description("What the kept vectors take, with their texts")
        .baseUnit("bytes")
        .register(registry);
  }

  /** Declares how many texts came by their vectors in this way. */
  public <T> void embeddings(T pool, String outcome, ToDoubleFunction<T> texts) {
    FunctionCounter.builder("avengers.embedding.cache.texts", pool, texts)
        .description("Texts to be embedded, by how they came by their vectors")
        .tag(GatewayMeters.OUTCOME, outcome)
        .register(registry);
  }
}
