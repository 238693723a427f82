package avengers.clustering.collect;

import java.util.HashMap;
import java.util.Map;

/**
 * What a journal tells of money. An attempt that began and never ended, since the process was
 * killed, counts as the most that it can have cost.
 */
final class Spending {
  private final Map<Long, Double> open = new HashMap<>();
  private double ended;
  private long lastAttempt;

  void add(JournalLine.Began began) {
    lastAttempt = Math.max(lastAttempt, began.attempt());
    open.put(began.attempt(), began.most());
  }

  void add(JournalLine.Spent spent) {
    lastAttempt = Math.max(lastAttempt, spent.attempt());
    open.remove(spent.attempt());
    ended += spent.dollars();
  }

  double dollars() {
    return ended + open.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /** The greatest number of an attempt. */
  long lastAttempt() {
    return lastAttempt;
  }
}
