package avengers.clustering.collect;

import java.util.HashMap;
import java.util.Map;

/**
 * What a journal tells of money. A call that began and never ended, since the process was killed,
 * counts as the most that it can have cost.
 */
final class Spending {
  private final Map<CallKey, Double> open = new HashMap<>();
  private double ended;
  private long lines;

  void add(JournalLine line) {
    lines++;
    switch (line) {
      case JournalLine.Settings _ -> {
      }
      // A call that begins once more was in flight when the process was killed before.
      case JournalLine.Began(CallKey key, double most) -> ended += replaced(key, most);
      case JournalLine.Lost(double dollars) -> ended += dollars;
      case JournalLine.Ended(CallKey key, Outcome outcome) -> {
        double most = open.getOrDefault(key, 0.0);
        open.remove(key);
        ended += cost(outcome, most);
      }
    }
  }

  private double replaced(CallKey key, double most) {
    Double before = open.put(key, most);
    return before == null ? 0 : before;
  }

  private static double cost(Outcome outcome, double most) {
    return switch (outcome) {
      case Outcome.Answered(Reply reply) -> reply.usage().cost().orElse(most);
      // Its attempts are counted as they are lost.
      case Outcome.Failed _ -> 0;
    };
  }

  double dollars() {
    return ended + open.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  long lines() {
    return lines;
  }
}
