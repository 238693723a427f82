package avengers.gateway.security;

import avengers.gateway.ledger.Dollars;
import avengers.gateway.ledger.LedgerEntry;

/**
 * What requests and calls took together.
 *
 * @param requests of clients
 * @param calls to backends
 * @param promptTokens of calls
 * @param completionTokens of calls
 * @param picodollars of calls whose cost is known
 */
public record Usage(long requests,
    long calls,
    long promptTokens,
    long completionTokens,
    long picodollars) {
  public static final Usage NONE = new Usage(0, 0, 0, 0, 0);

  /** One request. */
  static final Usage REQUEST = new Usage(1, 0, 0, 0, 0);

  /** One call that has ended. */
  static Usage of(LedgerEntry call) {
    return new Usage(0, 1, call.usage().prompt(), call.usage().completion(),
        Dollars.roundedUp(call.cost().orElse(0)));
  }

  /** Both together. */
  public Usage plus(Usage other) {
    return new Usage(requests + other.requests, calls + other.calls,
        promptTokens + other.promptTokens, completionTokens + other.completionTokens,
        picodollars + other.picodollars);
  }
}
