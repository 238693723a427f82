package avengers.gateway.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import avengers.clustering.plan.Caps;
import avengers.gateway.ledger.Purpose;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls that fail, and are made again. */
class RepeatedCallTest extends CallsByHand {
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
}
