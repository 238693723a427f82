package avengers.gateway.answer;

import avengers.gateway.backend.Backend;
import avengers.gateway.backend.CallScope;
import avengers.gateway.backend.Failure;
import avengers.gateway.backend.FailureReason;
import avengers.gateway.openai.ChatCompletion;
import avengers.gateway.openai.ChatRequest;
import avengers.gateway.openai.TokenUsage;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Collects the samples of one request. At the start, and whenever samples came or were lost, the
 * stopping rule is asked what to do: ask for more, wait, or stop and cancel what is outstanding. At
 * the deadline what is there is all there is.
 *
 * <p>
 * Its state lives on one event loop. Reading replies and counting votes takes longer than an event
 * loop has, and is done elsewhere.
 */
final class SampleRun implements SampleCalls.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(SampleRun.class);

  private final Vertx vertx;
  private final RequestVoting voting;
  private final CallScope scope;
  private final SampleCalls calls;
  private final Promise<Collected> collected = Promise.promise();
  private final long start = System.nanoTime();
  private Progress progress;
  private boolean counting;
  private boolean changed;

  private SampleRun(Vertx vertx, RequestVoting voting, CallScope scope,
      Map<String, Backend> backends, ChatRequest request, double temperature) {
    this.vertx = vertx;
    this.voting = voting;
    this.scope = scope;
    this.calls = new SampleCalls(backends, request, temperature, scope, this);
    this.progress = Progress.of(voting.slots());
  }

  /**
   * Collects samples.
   *
   * @param backends by model
   * @param temperature where the client gives none
   * @param scope ends with the samples; the request's own, or one within it
   */
  static Future<Collected> collect(Vertx vertx, RequestVoting voting, CallScope scope,
      Map<String, Backend> backends, ChatRequest request, double temperature) {
    SampleRun run = new SampleRun(vertx, voting, scope, backends, request, temperature);
    run.proceed();
    return run.collected.future();
  }

  @Override
  public void answered(List<Place> places, ChatCompletion completion) {
    progress = progress.spent(completion.usage().orElse(TokenUsage.NONE));
    vertx.executeBlocking(() -> ReadChoices.of(places, completion.choices()), false)
        .map(Objects::requireNonNull)
        .onSuccess(read -> {
          read.broken().forEach(place -> warn(place, FailureReason.MALFORMED));
          progress = read.addedTo(progress);
          proceed();
        })
        .onFailure(this::fail);
  }

  @Override
  public void lost(List<Place> places, Failure why) {
    for (Place place : places) {
      warn(place, why.reason());
      progress = progress.lost(place, why);
    }
    proceed();
  }

  private static void warn(Place place, FailureReason why) {
    if (why != FailureReason.CANCELLED) {
      LOG.warn("a sample is lost: the model '{}' {}", place.model(), why.words());
    }
  }

  private void proceed() {
    if (collected.future().isComplete()) {
      return;
    }
    if (scope.ended()) {
      endWithWhatIsThere();
    } else if (counting) {
      changed = true;
    } else {
      count();
    }
  }

  private void count() {
    counting = true;
    changed = false;
    Progress now = progress;
    vertx.executeBlocking(() -> Round.next(voting, now), false)
        .map(Objects::requireNonNull)
        .onSuccess(this::act)
        .onFailure(this::fail);
  }

  /** What came meanwhile may spare what the rule wanted to ask for; that it stops stands. */
  private void act(Round round) {
    counting = false;
    if (scope.ended()) {
      proceed();
    } else if (round.stop().isPresent()) {
      stop(round.stop().get());
    } else if (changed) {
      count();
    } else {
      round.ask().forEach(place -> progress = progress.asked(place));
      calls.ask(round.ask());
    }
  }

  /** Calls that were ended tell so soon; replies that came just in time are still read. */
  private void endWithWhatIsThere() {
    if (progress.outstanding().isEmpty()) {
      stop(StopReason.DEADLINE);
    }
  }

  private void stop(StopReason why) {
    Duration asking = Duration.ofNanos(System.nanoTime() - start);
    if (collected.tryComplete(new Collected(progress, why, asking))) {
      scope.abort();
    }
  }

  private void fail(Throwable problem) {
    if (collected.tryFail(problem)) {
      scope.abort();
    }
  }
}
