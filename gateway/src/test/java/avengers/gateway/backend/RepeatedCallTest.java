package avengers.gateway.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import avengers.clustering.plan.Caps;
import avengers.gateway.config.BackendConfig;
import avengers.gateway.config.ReliabilityConfig;
import avengers.gateway.ledger.CallOrder;
import avengers.gateway.ledger.LedgerEntry;
import avengers.gateway.ledger.Purpose;
import avengers.gateway.metrics.GatewayMeters;
import avengers.gateway.openai.Service;
import avengers.gateway.replica.ReplicaName;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls that a test answers by hand. */
class RepeatedCallTest {
  private final Vertx vertx = Vertx.vertx();
  private final Context context = vertx.getOrCreateContext();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final GatewayMeters meters = new GatewayMeters(registry, Set.of("alpha"));
  private final Backend backend = new Backend(vertx, new BackendConfig("alpha",
      URI.create("http://127.0.0.1:1/v1"), "served", Optional.empty(), Optional.empty(), 8,
      Optional.empty(), Set.of(Service.CHAT)), meters);
  private final List<OneCall> calls = new ArrayList<>();
  private Retries retries = retries(0.2, false);

  /** One of the calls, which ends when the test, or its scope, says so. */
  private record OneCall(CallScope scope, Promise<Outcome<String>> end) {
    void answers(String text) {
      end.tryComplete(new Outcome.Answered<>(text));
    }

    void fails(FailureReason reason) {
      end.tryComplete(new Outcome.Failed<>(Failure.because("alpha", reason)));
    }
  }

  @AfterEach
  void close() {
    vertx.close().await();
  }

  private Retries retries(double budget, boolean hedge) {
    return new Retries(vertx, new ReliabilityConfig(budget, hedge), meters.retries());
  }

  private <T> T onLoop(Supplier<T> work) {
    return Future.<T>future(promise -> context.runOnContext(turn -> promise.complete(work.get())))
        .await();
  }

  private CallScope scope() {
    return onLoop(() -> CallScope.open(vertx, Duration.ofSeconds(20), "id"));
  }

  private Future<Outcome<String>> call(CallScope scope) {
    if (scope.budget().reserve(1, OptionalDouble.empty()).isEmpty()) {
      return Future.succeededFuture(
          new Outcome.Failed<>(Failure.because("alpha", FailureReason.CAPPED)));
    }
    scope.began(scope.ledger()
        .open(new CallOrder("alpha", scope.purpose(), 1, Optional.empty(), 1))
        .number());
    scope.tries(new ReplicaName("alpha", 0));
    OneCall one = new OneCall(scope, Promise.promise());
    scope.onAbort(() -> one.fails(
        scope.expired() ? FailureReason.TIMED_OUT : FailureReason.CANCELLED));
    calls.add(one);
    return one.end().future();
  }

  private CompletableFuture<Called<String>> begin(CallScope scope, Effort effort) {
    return onLoop(() -> retries.<String>whole(backend, scope, effort, this::call))
        .toCompletionStage()
        .toCompletableFuture();
  }

  /** Waits until so many calls were made, and gives the last. */
  private OneCall call(int number) {
    long patience = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (System.nanoTime() < patience) {
      Optional<OneCall> found = onLoop(
          () -> calls.size() < number ? Optional.empty() : Optional.of(calls.get(number - 1)));
      if (found.isPresent()) {
        return found.get();
      }
    }
    throw new AssertionError("only " + calls.size() + " calls were made");
  }

  private void fail(int number, FailureReason reason) {
    OneCall made = call(number);
    context.runOnContext(turn -> made.fails(reason));
  }

  private void answer(int number, String text) {
    OneCall made = call(number);
    context.runOnContext(turn -> made.answers(text));
  }

  private boolean hasEnded(int number) {
    OneCall made = call(number);
    return onLoop(() -> made.scope().ended());
  }

  private static Object end(CompletableFuture<Called<String>> called) throws Exception {
    return switch (called.get(10, TimeUnit.SECONDS).outcome()) {
      case Outcome.Answered<String>(String text) -> text;
      case Outcome.Failed<String>(Failure why) -> why.reason();
    };
  }

  private static List<Purpose> purposes(CallScope scope) {
    return scope.ledger().entries().stream().map(LedgerEntry::purpose).toList();
  }

  private double count(String meter, String... tags) {
    return registry.find(meter).tags(tags).counters().stream().mapToDouble(c -> c.count()).sum();
  }

  @Test
  void whatAnswersIsAskedOnce() throws Exception {
    CallScope scope = scope();
    CompletableFuture<Called<String>> called = begin(scope, Effort.FULL);
    answer(1, "42");

    assertThat(end(called)).isEqualTo("42");
    assertThat(called.get().calls()).isOne();
    assertThat(called.get().call()).hasValue(0);
    assertThat(purposes(scope)).containsExactly(Purpose.RELAY);
  }

  @Test
  void whatFailsIsAskedAgainUntilItAnswers() throws Exception {
    CallScope scope = scope();
    CompletableFuture<Called<String>> called = begin(scope, Effort.FULL);
    fail(1, FailureReason.SERVER_ERROR);
    fail(2, FailureReason.UNREACHABLE);
    answer(3, "42");

    assertThat(end(called)).isEqualTo("42");
    assertThat(called.get().call()).hasValue(2);
    assertThat(purposes(scope)).containsExactly(Purpose.RELAY, Purpose.RETRY, Purpose.RETRY);
    assertThat(count("avengers.retries", "reason", "server_error", "where", "same_server"))
        .isEqualTo(1);
  }

  @Test
  void threeCallsAreEnough() throws Exception {
    CompletableFuture<Called<String>> called = begin(scope(), Effort.FULL);
    fail(1, FailureReason.SERVER_ERROR);
    fail(2, FailureReason.SERVER_ERROR);
    fail(3, FailureReason.BROKEN_OFF);

    assertThat(end(called)).isEqualTo(FailureReason.BROKEN_OFF);
    assertThat(calls).hasSize(3);
  }

  @Test
  void earlierCallsForTheSameAnswerCount() throws Exception {
    CompletableFuture<Called<String>> called = begin(scope(), Effort.FULL.after(2));
    fail(1, FailureReason.SERVER_ERROR);

    assertThat(end(called)).isEqualTo(FailureReason.SERVER_ERROR);
  }

  @ParameterizedTest
  @EnumSource(names = {"REJECTED", "UNAUTHORIZED", "TIMED_OUT", "CANCELLED", "SEVERAL_REJECTED"})
  void whatWouldFailTheSameWayIsNotAskedAgain(FailureReason reason) throws Exception {
    CompletableFuture<Called<String>> called = begin(scope(), Effort.FULL);
    fail(1, reason);

    assertThat(end(called)).isEqualTo(reason);
    assertThat(calls).hasSize(1);
  }

  @Test
  void aStreamThatIsRejectedForItsUsageIsAskedWithoutItWhateverTheBudget() throws Exception {
    retries = retries(0, false);
    CompletableFuture<Called<String>> called = begin(scope(), Effort.FULL);
    fail(1, FailureReason.USAGE_REJECTED);
    answer(2, "42");

    assertThat(end(called)).isEqualTo("42");
  }

  @Test
  void withoutABudgetNothingIsAskedAgain() throws Exception {
    retries = retries(0, false);
    CompletableFuture<Called<String>> called = begin(scope(), Effort.FULL);
    fail(1, FailureReason.SERVER_ERROR);

    assertThat(end(called)).isEqualTo(FailureReason.SERVER_ERROR);
    assertThat(count("avengers.retries.refused", "kind", "retry")).isEqualTo(1);
  }

  @Test
  void aRetryThatTheCapsDoNotAllowLeavesTheFailureBeforeIt() throws Exception {
    CallScope scope = scope();
    scope.limit(new Caps(OptionalInt.of(1), OptionalDouble.empty(), Optional.empty()));
    CompletableFuture<Called<String>> called = begin(scope, Effort.FULL);
    fail(1, FailureReason.SERVER_ERROR);

    assertThat(end(called)).isEqualTo(FailureReason.SERVER_ERROR);
    assertThat(calls).hasSize(1);
  }

  @Test
  void aClientThatLeavesEndsTheWaitForTheNextCall() throws Exception {
    CallScope scope = scope();
    CompletableFuture<Called<String>> called = begin(scope, Effort.FULL);
    OneCall first = call(1);
    onLoop(() -> {
      first.fails(FailureReason.SERVER_ERROR);
      scope.abort();
      return true;
    });

    assertThat(end(called)).isEqualTo(FailureReason.SERVER_ERROR);
    assertThat(calls).hasSize(1);
  }

  @Test
  void aCallThatCannotEvenBeMadeEndsTheWait() {
    CallScope request = scope();

    Future<Called<String>> called = Future.future(promise -> context.runOnContext(
        turn -> retries.<String>whole(backend, request, Effort.FULL, scope -> {
          throw new IllegalStateException("no body");
        }).onComplete(promise)));

    assertThatThrownBy(() -> called.await(10, TimeUnit.SECONDS)).hasMessage("no body");
  }

  @Test
  void aCallInAScopeThatHasEndedIsNotMade() throws Exception {
    CallScope scope = scope();
    onLoop(() -> {
      scope.abort();
      return true;
    });

    assertThat(end(begin(scope, Effort.FULL))).isEqualTo(FailureReason.CANCELLED);
    assertThat(calls).isEmpty();
  }

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
