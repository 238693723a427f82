package avengers.gateway.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@TestInstance(Lifecycle.PER_CLASS)
class CallScopeTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private Vertx vertx;

  @BeforeAll
  void start() {
    vertx = Vertx.vertx();
  }

  @AfterAll
  void stop() {
    vertx.close().await();
  }

  /** Behind the timers that are due within this time. */
  private Future<?> after(Duration time) {
    return vertx.timer(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Test
  void anAbortedScopeEndsWhatIsWithin() {
    CallScope request = CallScope.open(vertx, LONG, "req_1");
    CallScope call = request.within(Optional.empty());
    CallScope other = request.within(Optional.of(Duration.ofSeconds(1)));

    request.abort();

    assertThat(call.ended()).isTrue();
    assertThat(other.ended()).isTrue();
    assertThat(request.expired()).isFalse();
  }

  @Test
  void anAbortedCallLeavesTheRequestRunning() {
    CallScope request = CallScope.open(vertx, LONG, "req_1");

    request.within(Optional.empty()).abort();

    assertThat(request.ended()).isFalse();
    request.abort();
  }

  @Test
  void whatIsBegunBehindTheEndIsAbortedAtOnce() {
    CallScope request = CallScope.open(vertx, LONG, "req_1");
    request.abort();

    assertThat(request.within(Optional.empty()).ended()).isTrue();
  }

  @Test
  void aFinishedScopeAbortsNothing() {
    CallScope request = CallScope.open(vertx, LONG, "req_1");
    CallScope call = request.within(Optional.empty());

    request.finish();

    assertThat(request.ended()).isTrue();
    assertThat(call.ended()).isFalse();
    call.abort();
  }

  @Test
  void aScopeEndsByItselfAtItsDeadline() {
    CallScope request = CallScope.open(vertx, Duration.ofMillis(20), "req_1");
    CallScope call = request.within(Optional.empty());

    after(Duration.ofMillis(200)).await();

    assertThat(request.expired()).isTrue();
    assertThat(call.ended()).isTrue();
  }

  @Test
  void aScopeMayEndEarlierThanWasPlannedAndNeverLater() {
    CallScope sooner = CallScope.open(vertx, LONG, "req_1");
    CallScope asPlanned = CallScope.open(vertx, Duration.ofMillis(20), "req_2");

    sooner.shorten(Duration.ofMillis(20));
    asPlanned.shorten(LONG);
    CallScope call = sooner.within(Optional.empty());
    after(Duration.ofMillis(200)).await();

    assertThat(sooner.expired()).isTrue();
    assertThat(call.ended()).isTrue();
    assertThat(asPlanned.expired()).isTrue();
  }

  @Test
  void aScopeWithoutTimeEndsAtOnce() {
    CallScope request = CallScope.open(vertx, LONG, "req_1");

    request.shorten(Duration.ofMillis(-5));
    after(Duration.ofMillis(100)).await();

    assertThat(request.expired()).isTrue();
  }

  @Test
  void aCallsOwnLimitEndsOnlyTheCall() {
    CallScope request = CallScope.open(vertx, LONG, "req_1");
    CallScope call = request.within(Optional.of(Duration.ofMillis(20)));

    after(Duration.ofMillis(200)).await();

    assertThat(call.expired()).isTrue();
    assertThat(request.ended()).isFalse();
    request.abort();
  }

  @Test
  void aCallHasNoMoreTimeThanItsRequest() {
    CallScope request = CallScope.open(vertx, Duration.ofSeconds(1), "req_1");

    assertThat(request.within(Optional.of(LONG)).left()).isLessThanOrEqualTo(Duration.ofSeconds(1));
    assertThat(request.within(Optional.of(Duration.ofMillis(500))).left())
        .isLessThanOrEqualTo(Duration.ofMillis(500));
    request.abort();
  }
}
