package avengers.gateway.backend;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.clustering.plan.Caps;
import avengers.gateway.ledger.Purpose;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Calls that are slow, and get another one beside them. */
class HedgedCallTest extends CallsByHand {
  /** Answers are known to take a millisecond or so, so that what takes longer is slow. */
  private void learnLatency() throws Exception {
    retries = retries(0.2, true);
    for (int i = 0; i < 20; i++) {
      CompletableFuture<Called<String>> called = begin(scope(), Effort.FULL);
      answer(calls.size(), "quick");
      end(called);
    }
    onLoop(() -> {
      calls.clear();
      return true;
    });
  }

  @Test
  void aStragglerGetsACallBesideItOfWhichTheFirstToAnswerWins() throws Exception {
    learnLatency();
    CallScope scope = scope();
    CompletableFuture<Called<String>> called = begin(scope, Effort.FULL);
    answer(2, "beside");

    assertThat(end(called)).isEqualTo("beside");
    assertThat(called.get().call()).hasValue(1);
    assertThat(purposes(scope)).containsExactly(Purpose.RELAY, Purpose.HEDGE);
    assertThat(hasEnded(1)).isTrue();
    assertThat(count("avengers.hedges", "outcome", "won")).isEqualTo(1);
  }

  @Test
  void aStragglerThatIsFirstAfterAllCancelsTheOther() throws Exception {
    learnLatency();
    CompletableFuture<Called<String>> called = begin(scope(), Effort.FULL);
    call(2);
    answer(1, "late");

    assertThat(end(called)).isEqualTo("late");
    assertThat(called.get().call()).hasValue(0);
    assertThat(hasEnded(2)).isTrue();
    assertThat(count("avengers.hedges", "outcome", "lost")).isEqualTo(1);
  }

  @Test
  void oneThatFailsLeavesTheOther() throws Exception {
    learnLatency();
    CompletableFuture<Called<String>> called = begin(scope(), Effort.FULL);
    call(2);
    fail(1, FailureReason.SERVER_ERROR);
    answer(2, "beside");

    assertThat(end(called)).isEqualTo("beside");
    assertThat(calls).hasSize(2);
  }

  @Test
  void aHedgeCountsAmongTheThreeCalls() throws Exception {
    learnLatency();
    CompletableFuture<Called<String>> called = begin(scope(), Effort.FULL);
    call(2);
    fail(1, FailureReason.SERVER_ERROR);
    fail(2, FailureReason.SERVER_ERROR);
    fail(3, FailureReason.MALFORMED);

    assertThat(end(called)).isEqualTo(FailureReason.MALFORMED);
    assertThat(calls).hasSize(3);
  }

  @Test
  void aHedgeThatTheCapsDoNotAllowIsNone() throws Exception {
    learnLatency();
    CallScope capped = scope();
    capped.limit(new Caps(OptionalInt.of(1), OptionalDouble.empty(), Optional.empty()));
    CompletableFuture<Called<String>> called = begin(capped, Effort.FULL);
    CompletableFuture<Called<String>> other = begin(scope(), Effort.FULL);
    call(3);
    answer(1, "42");

    assertThat(end(called)).isEqualTo("42");
    assertThat(other).isNotDone();
    assertThat(purposes(capped)).containsExactly(Purpose.RELAY);
    assertThat(count("avengers.hedges")).isZero();
  }

  @Test
  void onlyAFewCallsAreHedged() throws Exception {
    learnLatency();
    int hedged = 0;
    while (count("avengers.retries.refused", "kind", "hedge") == 0) {
      CallScope scope = scope();
      CompletableFuture<Called<String>> called = begin(scope, Effort.FULL);
      while (onLoop(scope::calls) == 1
          && count("avengers.retries.refused", "kind", "hedge") == 0) {
        Thread.onSpinWait();
      }
      hedged += onLoop(() -> {
        scope.abort();
        return scope.calls() - 1;
      });
      assertThat(end(called)).isEqualTo(FailureReason.CANCELLED);
    }

    // Ten in ten seconds, and a twentieth of the calls.
    assertThat(hedged).isBetween(1, 13);
  }

  @Test
  void aClientThatLeavesEndsAllCalls() throws Exception {
    learnLatency();
    CallScope scope = scope();
    CompletableFuture<Called<String>> called = begin(scope, Effort.FULL);
    call(2);
    onLoop(() -> {
      scope.abort();
      return true;
    });

    assertThat(end(called)).isEqualTo(FailureReason.CANCELLED);
    assertThat(calls).allMatch(call -> call.scope().ended()).hasSize(2);
  }
}
