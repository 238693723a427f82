package avengers.gateway.answer;

import avengers.gateway.backend.CallScope;
import avengers.gateway.backend.Failure;
import avengers.gateway.backend.FailureReason;
import avengers.gateway.openai.ApiException;
import avengers.gateway.openai.ChatCompletion;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Collects the samples of one request. At the start, and whenever samples came or were lost, the
 * stopping rule is asked what to do: ask for more, wait, or stop and cancel what is outstanding. At
 * the deadline what is there is all there is.
 *
 * <p>
 * A first sample that is shown while it comes is waited for even when the verdict stands without
 * it.
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
  private final CallScope others;
  private final SampleCalls calls;
  private final SampleWatcher watcher;
  private final Optional<Speculation> speculation;
  private final Promise<Collected> collected = Promise.promise();
  private final long start = System.nanoTime();
  private final Map<Place, Integer> brought = new HashMap<>();
  private Progress progress;
  private Optional<StopReason> stopping = Optional.empty();
  private boolean counting;
  private boolean changed;

  private SampleRun(Vertx vertx, SampleSource source, CallScope scope, SampleWatcher watcher) {
    EnsemblePlan plan = source.plan();
    this.vertx = vertx;
    this.voting = plan.voting();
    this.scope = scope;
    this.others = scope.within(Optional.empty());
    this.watcher = watcher;
    this.speculation = watcher.speculates()
        ? Optional.of(new Speculation(vertx, watcher,
            voting.slots().getFirst().model()))
        : Optional.empty();
    this.calls = new SampleCalls(source, plan.substitutes(), voting.slots(), others, this,
        speculation.map(lead -> new SampleCalls.Lead(lead, scope)));
    this.progress = Progress.of(voting.slots());
  }

  /**
   * Collects samples.
   *
   * @param scope ends with the samples; the request's own, or one within it
   */
  static Future<Collected> collect(Vertx vertx, SampleSource source, CallScope scope,
      SampleWatcher watcher) {
    SampleRun run = new SampleRun(vertx, source, scope, watcher);
    run.proceed();
    return run.collected.future();
  }

  @Override
  public void answered(List<Place> places, ChatCompletion completion, int call) {
    if (isNoLongerNeeded(places)) {
      return;
    }
    places.forEach(place -> brought.put(place, call));
    vertx.executeBlocking(() -> ReadChoices.of(places, completion.choices()), false)
        .map(Objects::requireNonNull)
        .otherwise(problem -> unread(places, problem))
        .compose(read -> {
          progress = read.addedTo(progress);
          if (!read.broken().isEmpty() && !isNoLongerNeeded(read.broken())) {
            Place broken = read.broken().getFirst();
            calls.missed(read.broken(),
                Failure.because(broken.model(), FailureReason.MALFORMED));
          }
          proceed();
          return Future.succeededFuture();
        })
        .onFailure(this::broke);
  }

  /** What one backend says in a way that nobody foresaw is no answer, and no failure of ours. */
  private static ReadChoices unread(List<Place> places, Throwable problem) {
    LOG.warn("a reply of the model '{}' could not be read", places.getFirst().model(), problem);
    return new ReadChoices(List.of(), places);
  }

  @Override
  public void replaced(Place place, Place other, Failure why) {
    LOG.warn("a sample is asked of '{}' instead: the model '{}' {}", other.model(), place.model(),
        why.reason().words());
    progress = progress.replaced(place, other, why);
    proceed();
  }

  @Override
  public void lost(List<Place> places, Failure why) {
    if (isNoLongerNeeded(places)) {
      return;
    }
    if (isShown(places)) {
      broke(new ApiException(why.asError()));
      return;
    }
    for (Place place : places) {
      warn(place, why.reason());
      progress = progress.lost(place, why);
    }
    proceed();
  }

  /** What was cancelled is neither lost nor come. */
  private boolean isNoLongerNeeded(List<Place> places) {
    return stopping.isPresent() && !isShown(places);
  }

  /** What a client has seen a part of cannot be lost. */
  private boolean isShown(List<Place> places) {
    return speculation.filter(Speculation::isShown).isPresent()
        && places.stream().anyMatch(place -> place.number() == 0);
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
    if (stopping.isPresent()) {
      stop(stopping.get());
    } else if (scope.ended()) {
      endWithWhatIsThere();
    } else if (counting) {
      changed = true;
    } else {
      count();
    }
  }

  private record Count(Round round, SampleProgress progress) {}

  private void count() {
    counting = true;
    changed = false;
    Progress now = progress;
    boolean watched = speculation.isPresent() || watcher.wantsProgress();
    vertx.executeBlocking(() -> new Count(Round.next(voting, now),
        watched ? SampleProgress.of(voting, now) : SampleProgress.NONE), false)
        .map(Objects::requireNonNull)
        .compose(count -> {
          tell(count.progress());
          act(count.round());
          return Future.succeededFuture();
        })
        .onFailure(this::broke);
  }

  private void tell(SampleProgress now) {
    speculation.ifPresent(lead -> lead.compared(now.agreed()));
    if (watcher.wantsProgress() && now.answered() + now.lost() > 0
        && !collected.future().isComplete()) {
      watcher.progressed(now);
    }
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

  /** What is shown is waited for; it may still lose the vote. */
  private void stop(StopReason why) {
    if (isShown(progress.outstanding())) {
      stopping = Optional.of(why);
      others.abort();
      return;
    }
    Duration asking = Duration.ofNanos(System.nanoTime() - start);
    if (collected.tryComplete(new Collected(progress, why, asking, brought))) {
      scope.abort();
    }
  }

  /** There is no answer: without this its client would wait, also beyond the deadline. */
  @Override
  public void broke(Throwable problem) {
    if (collected.tryFail(problem)) {
      scope.abort();
    }
  }
}
