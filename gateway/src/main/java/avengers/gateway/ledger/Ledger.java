package avengers.gateway.ledger;

import avengers.gateway.openai.TokenUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** All calls to backends of one request. Used on one event loop only. */
public final class Ledger {
  private final List<LedgerEntry> entries = new ArrayList<>();

  /** A ledger without any call. */
  public Ledger() {}

  /** The calls so far, in the order in which they began. */
  public List<LedgerEntry> entries() {
    return List.copyOf(entries);
  }

  /** The tokens of all calls. */
  public TokenUsage usage() {
    return entries.stream().map(LedgerEntry::usage).reduce(TokenUsage.NONE, TokenUsage::plus);
  }

  /** The dollars of all calls; empty if the cost of any is not known. */
  public OptionalDouble cost() {
    return entries.stream().anyMatch(entry -> entry.cost().isEmpty())
        ? OptionalDouble.empty()
        : OptionalDouble.of(entries.stream()
            .flatMapToDouble(entry -> entry.cost().stream())
            .sum());
  }
}
