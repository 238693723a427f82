package avengers.gateway.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

class RetryPolicyTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Instant NOW = Instant.parse("2026-10-21T07:28:00Z");

  private final Random random = new Random(7);
  private final RetryPolicy policy = new RetryPolicy(random::nextDouble);

  private static Failure failure(FailureReason reason, int status, String retryAfter) {
    return new Failure("a", reason, status, Optional.empty(),
        Optional.of(retryAfter).filter(text -> !text.isEmpty()));
  }

  private static RetryPolicy.Failed once(FailureReason reason) {
    return new RetryPolicy.Failed(failure(reason, 0, ""), 1, 3, false, false, LONG);
  }

  private Optional<Duration> limited(String retryAfter, Duration left) {
    return policy.next(new RetryPolicy.Failed(failure(FailureReason.RATE_LIMITED, 429, retryAfter),
        1, 3, false, false, left), NOW);
  }

  @ParameterizedTest
  @EnumSource(names = {"UNREACHABLE", "BROKEN_OFF", "SERVER_ERROR", "RATE_LIMITED", "MALFORMED"})
  void whatMayPassIsAskedAgainAfterAWhile(FailureReason reason) {
    for (int i = 0; i < 100; i++) {
      assertThat(policy.next(once(reason), NOW)).get()
          .satisfies(wait -> assertThat(wait).isBetween(Duration.ofMillis(100),
              Duration.ofMillis(200)));
    }
  }

  @Test
  void theWaitGrowsAndIsNotAlwaysTheSame() {
    RetryPolicy.Failed twice = new RetryPolicy.Failed(failure(FailureReason.SERVER_ERROR, 500, ""),
        2, 3, false, false, LONG);

    assertThat(policy.next(twice, NOW).orElseThrow()).isBetween(Duration.ofMillis(200),
        Duration.ofMillis(400));
    assertThat(IntStream.range(0, 50)
        .mapToObj(i -> policy.next(twice, NOW).orElseThrow())
        .distinct()
        .count()).isGreaterThan(5);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE,
      names = {"UNREACHABLE", "BROKEN_OFF", "SERVER_ERROR",
          "RATE_LIMITED", "MALFORMED"})
  void theSameServerIsNotAskedAgainForAnythingElse(FailureReason reason) {
    assertThat(policy.next(once(reason), NOW)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"TIMED_OUT", "UNAUTHORIZED", "RATE_LIMITED", "SERVER_ERROR"})
  void anotherServerIsAskedNearlyAtOnce(FailureReason reason) {
    assertThat(policy.next(
        new RetryPolicy.Failed(failure(reason, 0, "30"), 1, 3, true, true, LONG), NOW)).get()
        .satisfies(wait -> assertThat(wait).isLessThanOrEqualTo(Duration.ofMillis(25)));
  }

  @ParameterizedTest
  @CsvSource({"400, false", "413, false", "422, false", "402, true", "404, true", "408, true"})
  void aRejectionOfTheContentIsNeverAskedAgain(int status, boolean elsewhere) {
    RetryPolicy.Failed rejected = new RetryPolicy.Failed(
        failure(FailureReason.ofStatus(status), status, ""), 1, 3, true, false, LONG);

    assertThat(policy.next(rejected, NOW).isPresent()).isEqualTo(elsewhere);
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 408, 410})
  void aServerThatDoesNotKnowTheModelIsNotAskedTwice(int status) {
    assertThat(policy.next(new RetryPolicy.Failed(
        failure(FailureReason.ofStatus(status), status, ""), 1, 3, false, false, LONG), NOW))
        .isEmpty();
  }

  @Test
  void threeCallsAreEnough() {
    for (int calls = 1; calls <= 4; calls++) {
      assertThat(policy.next(new RetryPolicy.Failed(failure(FailureReason.SERVER_ERROR, 500, ""),
          calls, 10, true, false, LONG), NOW).isPresent()).isEqualTo(calls < 3);
    }
  }

  @Test
  void fewerAreMadeWhereThatIsWanted() {
    assertThat(policy.next(new RetryPolicy.Failed(failure(FailureReason.SERVER_ERROR, 500, ""), 1,
        1, true, false, LONG), NOW)).isEmpty();
  }

  @Test
  void whereAnotherModelMayAnswerTheSameServerIsNotWaitedFor() {
    assertThat(policy.next(new RetryPolicy.Failed(failure(FailureReason.SERVER_ERROR, 500, ""), 1,
        3, false, true, LONG), NOW)).isEmpty();
  }

  @Test
  void aWaitBeyondTheRequestsTimeIsNone() {
    assertThat(policy.next(new RetryPolicy.Failed(failure(FailureReason.SERVER_ERROR, 500, ""), 1,
        3, false, false, Duration.ofMillis(90)), NOW)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1, 1000", "2.5, 2500", "'Wed, 21 Oct 2026 07:28:03 GMT', 3000"})
  void aBackendThatSaysWhenIsWaitedFor(String retryAfter, long milliseconds) {
    assertThat(limited(retryAfter, LONG)).get()
        .satisfies(wait -> assertThat(wait.toMillis()).isBetween(milliseconds,
            milliseconds + 25));
  }

  @ParameterizedTest
  @ValueSource(strings = {"6", "17", "999999999", "Wed, 21 Oct 2026 09:00:00 GMT"})
  void onlyForSomeSeconds(String retryAfter) {
    assertThat(limited(retryAfter, Duration.ofHours(1))).isEmpty();
  }

  @Test
  void onlyWithinTheRequestsTime() {
    assertThat(limited("2", Duration.ofSeconds(3))).isPresent();
    assertThat(limited("2", Duration.ofSeconds(1))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0.001", "Wed, 21 Oct 2026 07:00:00 GMT", "soon", "Wed, 99 Oct",
      "1.2.3"})
  void aTimeThatIsOverOrNoneShortensNoWait(String retryAfter) {
    assertThat(limited(retryAfter, LONG)).get()
        .satisfies(wait -> assertThat(wait).isBetween(Duration.ofMillis(100),
            Duration.ofMillis(200)));
  }
}
