package avengers.gateway.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;

/** The meters of what is asked again, or beside what takes long. */
public final class RetryMeters {
  private final KnownNames names;

  /** Calls that were made again, by the model that failed, why, and where they went. */
  private final MeterProvider<Counter> retries;
  /** Calls beside ones that took long, by model and whether they were the first to answer. */
  private final MeterProvider<Counter> hedges;
  /** Calls that were not made as there had been too many, by what they would have been. */
  private final MeterProvider<Counter> refused;

  /** Where a call goes that is made again. */
  public enum Where {
    SAME_SERVER("same_server"),
    OTHER_SERVER("other_server"),
    OTHER_MODEL("other_model");

    private final String label;

    Where(String label) {
      this.label = label;
    }
  }

  RetryMeters(MeterRegistry registry, KnownNames names) {
    this.names = names;
    retries = Counter.builder("avengers.retries")
        .description("Calls to backends that were made again, by what failed and where they went")
        .withRegistry(registry);
    hedges = Counter.builder("avengers.hedges")
        .description("Calls to backends beside ones that took long")
        .withRegistry(registry);
    refused = Counter.builder("avengers.retries.refused")
        .description("Calls that were not made again, as there had been too many")
        .withRegistry(registry);
    // An alert needs it from the start: the first rise of a counter unseen is none.
    refused.withTags("kind", "retry");
  }

  /**
   * Counts a call that is made again.
   *
   * @param model that failed
   * @param reason why it failed
   */
  public void retried(String model, String reason, Where where) {
    retries.withTags(GatewayMeters.MODEL, names.label(model), "reason", reason, "where",
        where.label)
        .increment();
  }

  /** Counts a call beside one that took long, when it is known which was the first to answer. */
  public void hedged(String model, boolean won) {
    hedges.withTags(GatewayMeters.MODEL, names.label(model), GatewayMeters.OUTCOME,
        won ? "won" : "lost")
        .increment();
  }

  /** Counts a call that was not made again. */
  public void retryRefused() {
    refused.withTags("kind", "retry").increment();
  }

  /** Counts a call that was not made beside one that takes long. */
  public void hedgeRefused() {
    refused.withTags("kind", "hedge").increment();
  }
}
