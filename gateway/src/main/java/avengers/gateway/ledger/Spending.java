package avengers.gateway.ledger;

import avengers.gateway.openai.TokenUsage;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What calls took together. */
public record Spending(List<LedgerEntry> calls) {
  /** That of no call. */
  public static final Spending NONE = new Spending(List.of());

  public Spending {
    calls = List.copyOf(calls);
  }

  public TokenUsage usage() {
    return calls.stream().map(LedgerEntry::usage).reduce(TokenUsage.NONE, TokenUsage::plus);
  }

  /** Dollars; empty if the cost of any call is not known. */
  public OptionalDouble cost() {
    return calls.stream().anyMatch(call -> call.cost().isEmpty())
        ? OptionalDouble.empty()
        : OptionalDouble.of(calls.stream().flatMapToDouble(call -> call.cost().stream()).sum());
  }

  /** The call whose text the client got. */
  public Optional<LedgerEntry> winner() {
    return calls.stream().filter(call -> call.outcome() == CallOutcome.WON).findFirst();
  }
}
