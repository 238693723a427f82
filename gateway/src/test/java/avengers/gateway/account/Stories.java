package avengers.gateway.account;

import avengers.gateway.ledger.CallOutcome;
import avengers.gateway.ledger.LedgerEntry;
import avengers.gateway.ledger.Purpose;
import avengers.gateway.ledger.Spending;
import avengers.gateway.openai.TokenUsage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Stories that tests tell. */
final class Stories {
  private Stories() {}

  static LedgerEntry call(int number, String model, CallOutcome outcome, OptionalDouble cost) {
    return new LedgerEntry(number, model, Purpose.SAMPLE, 1, outcome, Optional.empty(),
        new TokenUsage(10, 5), false, cost, Optional.empty(), Duration.ofMillis(70));
  }

  /** A vote of two calls, with a prompt of this text. */
  static Story voted(String id, String prompt) {
    return new Story(
        new Asking(id, Instant.parse("2026-01-02T03:04:05.678Z"), "key-0", "POST",
            "/v1/chat/completions", "avengers"),
        new Ending(OptionalInt.of(200), "answered", Optional.empty(), Optional.empty(),
            Duration.ofMillis(90), Optional.of(Duration.ofMillis(3))),
        Optional.empty(),
        Optional.of(new Voted("majority", "number", 0.9, 1, List.of(
            new Voted.Side("391", 2, 2, List.of("alpha", "beta"))), Map.of(), "all",
            Optional.empty())),
        new Spending(List.of(call(0, "alpha", CallOutcome.WON, OptionalDouble.of(0.25)),
            call(1, "beta", CallOutcome.LOST, OptionalDouble.of(0.5)))),
        Optional.of(new Texts(prompt, "It is 391.")));
  }
}
