package avengers.gateway.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** All calls to backends of one request. Used on one event loop only. */
public final class Ledger {
  private final LongSupplier nanoTime;
  private final List<LedgerCall> calls = new ArrayList<>();

  /** A ledger without any call. */
  public Ledger() {
    this(System::nanoTime);
  }

  /** A ledger with a clock of its own. */
  Ledger(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Opens the entry of a call that is about to be sent. */
  public LedgerCall open(CallOrder order) {
    LedgerCall call = new LedgerCall(calls.size(), order, nanoTime);
    calls.add(call);
    return call;
  }

  /** The calls so far, in the order in which they began. */
  public List<LedgerEntry> entries() {
    return calls.stream().map(LedgerCall::entry).toList();
  }

  /** What the calls took so far. */
  public Spending spending() {
    return new Spending(entries());
  }

  /**
   * Tells whose text the client gets, instead of what was told before.
   *
   * @param number of a call that was answered
   */
  public void won(int number) {
    calls.forEach(call -> call.chosen(call.number() == number));
  }
}
