package avengers.clustering.collect;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.DoubleConsumer;

/**
 * How backends are asked.
 *
 * @param retries attempts after a failed one
 * @param firstWait the mean wait before the first of them
 */
public record Manners(int retries, Duration firstWait) {
  /**
   * The model as it is to be asked: so many calls at once, retried, every attempt through the gate.
   *
   * @param lost is told the dollars that an attempt without a reply may have cost
   */
  public ChatModel applied(ChatModel model, int concurrency, CallGate gate, DoubleConsumer lost) {
    return new LimitedModel(
        new RetryingModel(new GatedModel(model, gate, lost), retries, firstWait),
        new Semaphore(concurrency, true));
  }
}
