package avengers.gateway.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import avengers.gateway.config.Price;
import avengers.gateway.openai.TokenUsage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerTest {
  private final AtomicLong clock = new AtomicLong();
  private final Ledger ledger = new Ledger(clock::get);

  private LedgerCall open(String model) {
    return ledger.open(new CallOrder(model, Purpose.SAMPLE, 1, Optional.of(new Price(1, 2)), 10));
  }

  private LedgerCall sent(String model) {
    LedgerCall call = open(model);
    call.sent();
    return call;
  }

  private LedgerEntry only() {
    assertThat(ledger.entries()).hasSize(1);
    return ledger.entries().getFirst();
  }

  @Test
  void whatABackendReportsIsWhatACallTook() {
    LedgerCall call = sent("a");
    call.wrote(4_000);
    call.reported(new TokenUsage(100, 50));
    call.answered();

    assertThat(only().usage()).isEqualTo(new TokenUsage(100, 50));
    assertThat(only().estimated()).isFalse();
    assertThat(only().cost().orElseThrow()).isCloseTo(200e-6, within(1e-12));
  }

  @Test
  void whatNobodyReportsIsEstimatedByTheTextAndMarked() {
    LedgerCall call = sent("a");
    call.wrote(5);
    call.wrote(4);
    call.answered();

    assertThat(only().usage()).isEqualTo(new TokenUsage(10, 3));
    assertThat(only().estimated()).isTrue();
  }

  @Test
  void aCallThatNobodyReadCostsNothing() {
    open("unreachable").failed("unreachable");
    LedgerCall refused = sent("refused");
    refused.refused();
    refused.failed("rate_limited");
    LedgerCall unpriced = ledger.open(new CallOrder("x", Purpose.RETRY, 1, Optional.empty(), 10));
    unpriced.cancelled();

    assertThat(ledger.spending().usage()).isEqualTo(TokenUsage.NONE);
    assertThat(ledger.spending().cost()).hasValue(0);
    assertThat(ledger.entries()).noneMatch(LedgerEntry::estimated);
  }

  @Test
  void aPromptThatWasSentIsPaidForWhateverCameOfIt() {
    sent("a").failed("timed_out");
    sent("b").cancelled();

    assertThat(ledger.spending().usage()).isEqualTo(new TokenUsage(20, 0));
    assertThat(ledger.entries()).extracting(LedgerEntry::outcome)
        .containsExactly(CallOutcome.FAILED, CallOutcome.CANCELLED);
    assertThat(ledger.entries()).allMatch(LedgerEntry::estimated);
  }

  @Test
  void aReportOfACallThatFailedCounts() {
    LedgerCall call = sent("a");
    call.reported(new TokenUsage(7, 3));
    call.failed("broken_off");

    assertThat(only().usage()).isEqualTo(new TokenUsage(7, 3));
    assertThat(only().estimated()).isFalse();
  }

  @Test
  void aReportBeforeTheTextLeavesTheTextToBeEstimated() {
    LedgerCall call = sent("a");
    call.reported(new TokenUsage(7, 0));
    call.wrote(8);
    call.cancelled();

    assertThat(only().usage()).isEqualTo(new TokenUsage(7, 2));
    assertThat(only().estimated()).isTrue();
  }

  @Test
  void aCallIsClosedOnce() {
    LedgerCall call = sent("a");
    clock.set(5);
    call.cancelled();
    clock.set(9);
    call.answered();
    call.failed("timed_out");
    call.reported(new TokenUsage(7, 7));
    call.wrote(100);

    assertThat(only().outcome()).isEqualTo(CallOutcome.CANCELLED);
    assertThat(only().reason()).isEmpty();
    assertThat(only().usage()).isEqualTo(new TokenUsage(10, 0));
    assertThat(only().duration()).isEqualTo(Duration.ofNanos(5));
  }

  @Test
  void aCallThatRunsIsShownAsWhatItIs() {
    LedgerCall call = sent("a");
    clock.set(3);
    call.firstToken();
    call.wrote(4);
    clock.set(7);

    assertThat(only().outcome()).isEqualTo(CallOutcome.OPEN);
    assertThat(only().usage()).isEqualTo(new TokenUsage(10, 1));
    assertThat(only().firstToken()).contains(Duration.ofNanos(3));
    assertThat(only().duration()).isEqualTo(Duration.ofNanos(7));
  }

  @Test
  void oneOfTheAnsweredWins() {
    List.of(sent("a"), sent("b"), sent("c")).forEach(LedgerCall::answered);
    ledger.won(0);
    ledger.won(1);

    assertThat(ledger.entries()).extracting(LedgerEntry::outcome)
        .containsExactly(CallOutcome.LOST, CallOutcome.WON, CallOutcome.LOST);
    assertThat(ledger.spending().winner()).map(LedgerEntry::model).contains("b");
  }

  @Test
  void aCostThatIsNotKnownLeavesTheSumUnknown() {
    sent("a").answered();
    LedgerCall unpriced = ledger.open(new CallOrder("x", Purpose.SAMPLE, 1, Optional.empty(), 10));
    unpriced.sent();
    unpriced.answered();

    assertThat(ledger.spending().cost()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void whateverIsToldInWhateverOrderTheSumIsThatOfTheEntries(long seed) {
    Random random = new Random(seed);
    List<LedgerCall> calls = random.ints(40).mapToObj(i -> open("m" + i)).toList();
    for (int step = 0; step < 1_000; step++) {
      LedgerCall call = calls.get(random.nextInt(calls.size()));
      boolean open = call.isOpen();
      LedgerEntry before = call.entry();
      tell(call, random);
      assertThat(open || call.entry().usage().equals(before.usage()))
          .as("a closed entry stays")
          .isTrue();
      assertThat(call.entry().usage().prompt()).isNotNegative();
    }

    long tokens = calls.stream()
        .map(LedgerCall::entry)
        .mapToLong(entry -> entry.usage().prompt() + entry.usage().completion())
        .sum();
    assertThat(ledger.spending().usage().prompt() + ledger.spending().usage().completion())
        .isEqualTo(tokens);
    assertThat(ledger.entries().stream().filter(e -> e.outcome() == CallOutcome.WON))
        .hasSizeLessThan(2);
  }

  private void tell(LedgerCall call, Random random) {
    switch (random.nextInt(10)) {
      case 0 -> call.answered();
      case 1 -> call.failed("broken_off");
      case 2 -> call.cancelled();
      case 3 -> call.refused();
      case 4 -> call.reported(new TokenUsage(random.nextInt(100), random.nextInt(100)));
      case 5 -> ledger.won(call.number());
      case 6 -> call.firstToken();
      case 7 -> call.sent();
      default -> call.wrote(random.nextInt(50));
    }
  }
}
