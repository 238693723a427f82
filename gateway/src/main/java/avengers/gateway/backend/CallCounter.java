package avengers.gateway.backend;

import avengers.gateway.config.BackendConfig;
import avengers.gateway.config.Price;
import avengers.gateway.metrics.GatewayMeters;
import avengers.gateway.openai.TokenUsage;
import java.time.Duration;

/** Counts the calls to one backend, and what they take. */
public record CallCounter(BackendConfig config, GatewayMeters meters) {
  /** Counts what the backend says that a call took. */
  public void spent(TokenUsage usage) {
    double dollars = config.price()
        .map(price -> dollars(price, usage))
        .orElse(0.0);
    meters.upstreamUsage(config.model(), usage, dollars);
  }

  /** Counts a call that was answered. */
  public void answered(long startNanos) {
    ended("answered", startNanos);
  }

  /** Counts a call that failed. */
  public void failed(FailureReason reason, long startNanos) {
    ended(reason.label(), startNanos);
  }

  private void ended(String outcome, long startNanos) {
    meters.upstreamCall(config.model(), outcome,
        Duration.ofNanos(System.nanoTime() - startNanos));
  }

  private static double dollars(Price price, TokenUsage usage) {
    return (usage.prompt() * price.inputPerMillion()
        + usage.completion() * price.outputPerMillion()) / 1e6;
  }
}
