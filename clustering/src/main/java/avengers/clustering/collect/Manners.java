package avengers.clustering.collect;

import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * How backends are asked.
 *
 * @param retries attempts after a failed one
 * @param firstWait the mean wait before the first of them
 */
public record Manners(int retries, Duration firstWait) {
  /**
   * The model as it is to be asked: so many calls at once, retried, every attempt through the gate.
   */
  public ChatModel applied(ChatModel model, int concurrency, CallGate gate, Ledger ledger) {
    return new LimitedModel(
        new RetryingModel(new GatedModel(model, gate, ledger), retries, firstWait),
        new Semaphore(concurrency, true));
  }
}
