package avengers.gateway.backend;

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
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;

/** Calls that a test answers by hand. */
abstract class CallsByHand {
  final Vertx vertx = Vertx.vertx();
  final Context context = vertx.getOrCreateContext();
  final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  final GatewayMeters meters = new GatewayMeters(registry, Set.of("alpha"));
  final Backend backend = new Backend(vertx, new BackendConfig("alpha",
      URI.create("http://127.0.0.1:1/v1"), "served", Optional.empty(), Optional.empty(), 8,
      Optional.empty(), Set.of(Service.CHAT)), meters);
  final List<OneCall> calls = new ArrayList<>();
  Retries retries = retries(0.2, false);

  /** One of the calls, which ends when the test, or its scope, says so. */
  record OneCall(CallScope scope, Promise<Outcome<String>> end) {
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

  Retries retries(double budget, boolean hedge) {
    return new Retries(vertx, new ReliabilityConfig(budget, hedge), meters.retries());
  }

  <T> T onLoop(Supplier<T> work) {
    return Future.<T>future(promise -> context.runOnContext(turn -> promise.complete(work.get())))
        .await();
  }

  CallScope scope() {
    return onLoop(() -> CallScope.open(vertx, Duration.ofSeconds(20), "id"));
  }

  Future<Outcome<String>> call(CallScope scope) {
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

  CompletableFuture<Called<String>> begin(CallScope scope, Effort effort) {
    return onLoop(() -> retries.<String>whole(backend, scope, effort, this::call))
        .toCompletionStage()
        .toCompletableFuture();
  }

  /** Waits until so many calls were made, and gives the last. */
  OneCall call(int number) {
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

  void fail(int number, FailureReason reason) {
    OneCall made = call(number);
    context.runOnContext(turn -> made.fails(reason));
  }

  void answer(int number, String text) {
    OneCall made = call(number);
    context.runOnContext(turn -> made.answers(text));
  }

  boolean hasEnded(int number) {
    OneCall made = call(number);
    return onLoop(() -> made.scope().ended());
  }

  static Object end(CompletableFuture<Called<String>> called) throws Exception {
    return switch (called.get(10, TimeUnit.SECONDS).outcome()) {
      case Outcome.Answered<String>(String text) -> text;
      case Outcome.Failed<String>(Failure why) -> why.reason();
    };
  }

  static List<Purpose> purposes(CallScope scope) {
    return scope.ledger().entries().stream().map(LedgerEntry::purpose).toList();
  }

  double count(String meter, String... tags) {
    return registry.find(meter).tags(tags).counters().stream().mapToDouble(c -> c.count()).sum();
  }
}
