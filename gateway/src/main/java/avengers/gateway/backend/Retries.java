package avengers.gateway.backend;

import avengers.gateway.config.ReliabilityConfig;
import avengers.gateway.metrics.RetryMeters;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

/**
 * Makes calls to backends that are repeated where that may help, and that get another one beside
 * them where they take long. One for the whole gateway: what is asked again is a share of all that
 * is asked. Safe for use by all event loops.
 */
public final class Retries {
  private static final int RETRIES_PER_SECOND = 10;

  /** A twentieth of all calls takes longer than 95 of 100 do. */
  private static final double HEDGES = 0.05;
  private static final int HEDGES_PER_SECOND = 1;

  private final Vertx vertx;
  private final boolean hedges;
  private final RetryMeters meters;
  private final RetryPolicy policy = new RetryPolicy(
      () -> ThreadLocalRandom.current().nextDouble());
  private final RetryBudget retryBudget;
  private final RetryBudget hedgeBudget = new RetryBudget(HEDGES, HEDGES_PER_SECOND,
      System::nanoTime);
  private final Map<Timed, RecentLatency> latencies = new ConcurrentHashMap<>();

  /** What of a model is timed: there are as many as twice the backends. */
  private record Timed(String model, boolean firstToken) {}

  public Retries(Vertx vertx, ReliabilityConfig config, RetryMeters meters) {
    this.vertx = vertx;
    this.hedges = config.hedge();
    this.meters = meters;
    this.retryBudget = new RetryBudget(config.retryBudget(), RETRIES_PER_SECOND, System::nanoTime);
  }

  /**
   * Calls for a whole answer. Failing is an outcome: the future fails only by what nobody foresaw.
   *
   * @param scope ends all calls
   * @param call makes one call in a scope of its own
   */
  public <A> Future<Called<A>> whole(Backend backend, CallScope scope, Effort effort,
      Function<CallScope, Future<Outcome<A>>> call) {
    return new RepeatedCall<A>(this, backend, scope, effort, latency(backend, false),
        attempt -> call.apply(attempt.scope())).run();
  }

  /**
   * Calls for a stream, again only as long as nothing of it came. Failing is an outcome: the future
   * fails only by what nobody foresaw.
   *
   * @param scope ends all calls
   * @param sink takes the events of one call only
   * @param call makes one call, whose events go to a sink, in a scope of its own
   */
  public Future<Called<StreamEnd>> stream(Backend backend, CallScope scope, Effort effort,
      UpstreamStream.Sink sink, StreamCall call) {
    return new RepeatedCall<StreamEnd>(this, backend, scope, effort, latency(backend, true),
        attempt -> call.read(attempt.scope(), new FirstSink(sink, attempt::isChosen))
            .map(failure -> failure.<Outcome<StreamEnd>>map(Outcome.Failed::new)
                .orElseGet(() -> new Outcome.Answered<>(new StreamEnd()))))
        .run();
  }

  /** One call for a stream. */
  @FunctionalInterface
  public interface StreamCall {
    /** Gives what went wrong, if anything. */
    Future<Optional<Failure>> read(CallScope scope, UpstreamStream.Sink sink);
  }

  /** A stream has ended as it should. */
  public record StreamEnd() {}

  /** Another model may be asked instead of one that failed; false if there was too much of that. */
  public boolean mayAskInstead(Failure failure) {
    return mayRepeat(failure, RetryMeters.Where.OTHER_MODEL);
  }

  /** The same model may be asked in another way; false if there was too much of that. */
  public boolean mayAskAgain(Failure failure) {
    return mayRepeat(failure, RetryMeters.Where.SAME_SERVER);
  }

  boolean mayRepeat(Failure failure, RetryMeters.Where where) {
    if (!retryBudget.take()) {
      meters.retryRefused();
      return false;
    }
    meters.retried(failure.model(), failure.reason().label(), where);
    return true;
  }

  boolean mayHedge() {
    boolean may = hedgeBudget.take();
    if (!may) {
      meters.hedgeRefused();
    }
    return may;
  }

  void called() {
    retryBudget.called();
    hedgeBudget.called();
  }

  void hedged(String model, boolean won) {
    meters.hedged(model, won);
  }

  RetryPolicy policy() {
    return policy;
  }

  Vertx vertx() {
    return vertx;
  }

  /** After how long a call takes long; empty if that is not known, or nobody wants to know. */
  Optional<Duration> slow(RecentLatency latency) {
    return hedges ? latency.slow() : Optional.empty();
  }

  private RecentLatency latency(Backend backend, boolean firstToken) {
    return latencies.computeIfAbsent(new Timed(backend.model(), firstToken),
        first -> new RecentLatency());
  }
}
