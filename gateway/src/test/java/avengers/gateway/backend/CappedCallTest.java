package avengers.gateway.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import avengers.clustering.plan.Caps;
import avengers.gateway.config.BackendConfig;
import avengers.gateway.config.Price;
import avengers.gateway.ledger.CallOutcome;
import avengers.gateway.ledger.LedgerEntry;
import avengers.gateway.metrics.GatewayMeters;
import avengers.gateway.openai.ChatCompletion;
import avengers.gateway.openai.ChatRequest;
import avengers.gateway.openai.Service;
import avengers.gateway.upstream.Replies;
import avengers.gateway.upstream.ScriptedUpstream;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A call that might exceed the caps of its request is not sent. */
class CappedCallTest {
  private static final String BODY = "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"How many?\"}]}";

  @AutoClose
  private final ScriptedUpstream upstream = ScriptedUpstream.start();

  private final Vertx vertx = Vertx.vertx();
  private final ChatRequest request = ChatRequest.parse(BODY.getBytes(StandardCharsets.UTF_8));
  private final CallScope scope = CallScope.open(vertx, Duration.ofSeconds(20), "req-1");

  @AfterEach
  void close() {
    vertx.close().await();
  }

  private Backend backend(Optional<Price> price) {
    return new Backend(vertx, new BackendConfig("alpha", upstream.url(), "served",
        Optional.empty(), price, 64, Optional.empty(), Set.of(Service.CHAT)),
        new GatewayMeters(new SimpleMeterRegistry(), Set.of("alpha")));
  }

  private final Backend priced = backend(Optional.of(new Price(1, 2)));

  private Optional<FailureReason> ask(Backend backend, ChatRequest what) {
    Outcome<ChatCompletion> outcome = vertx.<Boolean>executeBlocking(() -> true)
        .compose(later -> backend.sample(what.sample("served", 0.7, 0), scope))
        .await();
    return switch (outcome) {
      case Outcome.Answered<ChatCompletion> _ -> Optional.empty();
      case Outcome.Failed<ChatCompletion>(Failure why) -> Optional.of(why.reason());
    };
  }

  private void limit(OptionalInt samples, OptionalDouble dollars) {
    scope.limit(new Caps(samples, dollars, Optional.empty()));
  }

  @Test
  void noMoreSamplesAreAskedForThanTheCap() {
    limit(OptionalInt.of(2), OptionalDouble.empty());
    upstream.then(Replies.error(500, "no"));

    assertThat(ask(priced, request)).contains(FailureReason.SERVER_ERROR);
    assertThat(ask(priced, request)).isEmpty();
    assertThat(ask(priced, request)).contains(FailureReason.CAPPED);
    assertThat(upstream.received()).hasSize(2);
    assertThat(scope.ledger().entries()).hasSize(2);
  }

  @Test
  void whatAJointCallDidNotBringMayBeAskedForAlsoIfItTellsNoUsage() {
    limit(OptionalInt.of(3), OptionalDouble.empty());
    upstream.then(Replies.json("""
        {"choices": [{"message": {"content": "7"}, "finish_reason": "stop"}]}"""));

    Outcome<ChatCompletion> outcome = vertx.<Boolean>executeBlocking(() -> true)
        .compose(later -> priced.sample(request.samples("served", 0.7, 3), scope))
        .await();

    assertThat(outcome).isInstanceOf(Outcome.Answered.class);
    assertThat(scope.budget().samplesLeft()).hasValue(2);
  }

  @Test
  void underACapOfDollarsACallNeedsAPriceAndABound() {
    limit(OptionalInt.empty(), OptionalDouble.of(1));

    assertThat(ask(priced, request)).contains(FailureReason.CAPPED);
    assertThat(ask(backend(Optional.empty()), request.bounded(10))).contains(FailureReason.CAPPED);
    assertThat(ask(priced, request.bounded(10))).isEmpty();
    assertThat(upstream.last().json().path("max_tokens").asInt()).isEqualTo(10);
    assertThat(upstream.received()).hasSize(1);
  }

  @Test
  void aCallIsSentOnlyIfItsWorstCaseFits() {
    limit(OptionalInt.empty(), OptionalDouble.of(1e-3));

    assertThat(ask(priced, request.bounded(500))).contains(FailureReason.CAPPED);
    assertThat(ask(priced, request.bounded(100))).isEmpty();
    assertThat(scope.budget().costLeft().orElseThrow())
        .isCloseTo(1e-3 - scope.ledger().spending().cost().orElseThrow(), within(1e-12));
  }

  @Test
  void whatACancelledCallTookIsNotKnownAndMayBeAll() {
    limit(OptionalInt.empty(), OptionalDouble.of(1e-3));
    upstream.then(Replies.hang());
    var cancelled = vertx.<Boolean>executeBlocking(() -> true)
        .compose(later -> priced.sample(request.bounded(200).sample("served", 0.7, 0), scope
            .within(Optional.of(Duration.ofMillis(300)))));
    cancelled.await();

    assertThat(scope.ledger().entries()).extracting(LedgerEntry::outcome)
        .containsExactly(CallOutcome.FAILED);
    assertThat(scope.ledger().spending().cost().orElseThrow()).isLessThan(50e-6);
    assertThat(ask(priced, request.bounded(100))).contains(FailureReason.CAPPED);
  }
}
