package avengers.gateway.answer;

import avengers.clustering.stopping.Slot;
import avengers.gateway.backend.Backend;
import avengers.gateway.backend.CallScope;
import avengers.gateway.backend.Effort;
import avengers.gateway.backend.Failure;
import avengers.gateway.backend.FailureReason;
import avengers.gateway.backend.Outcome;
import avengers.gateway.backend.Remedy;
import avengers.gateway.ledger.Purpose;
import avengers.gateway.openai.ChatCompletion;
import avengers.gateway.openai.RequestContent;
import avengers.gateway.replica.Tried;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * Asks backends for the samples of one request: all that one model is to give in one call where its
 * backend gives several choices at once, else one by one. A prompt that is sent once is paid for
 * once. What one call does not bring is asked for one by one; what a model does not give, another
 * one is asked for, within the calls that a sample is worth.
 */
final class SampleCalls {
  /** Is told what becomes of each sample. */
  interface Listener {
    /**
     * A completion came, with at least so many choices.
     *
     * @param call its number in the ledger
     */
    void answered(List<Place> places, ChatCompletion completion, int call);

    /** A sample did not come, and another model is asked for it. */
    void replaced(Place place, Place other, Failure why);

    void lost(List<Place> places, Failure why);

    /** Nothing that is asked for may come any more, for a reason that nobody foresaw. */
    void broke(Throwable problem);
  }

  private final SampleSource source;
  private final CallScope scope;
  private final Listener listener;
  private final Optional<Lead> lead;
  private final SampleTries tries;
  private boolean leadFailed;

  /**
   * The first sample of the plan, which is asked for as a stream.
   *
   * @param scope not that of the other samples: what is shown of it is not taken back
   */
  record Lead(Speculation speculation, CallScope scope) {}

  /** Calls within a scope, which ends them. */
  SampleCalls(SampleSource source, Substitutes substitutes, List<Slot> plan, CallScope scope,
      Listener listener, Optional<Lead> lead) {
    this.source = source;
    this.scope = scope;
    this.listener = listener;
    this.lead = lead;
    this.tries = new SampleTries(substitutes, plan, scope,
        model -> source.backend(model).isHealthy());
  }

  void ask(List<Place> places) {
    ask(places, scope.purpose());
  }

  private void ask(List<Place> places, Purpose why) {
    places.stream()
        .filter(place -> !isLead(place))
        .collect(Collectors.groupingBy(Place::model, LinkedHashMap::new, Collectors.toList()))
        .forEach((model, its) -> ask(source.backend(model), its, why));
    places.stream()
        .filter(this::isLead)
        .forEach(place -> lead.orElseThrow()
            .speculation()
            .ask(source, place, lead.orElseThrow().scope(), effort(List.of(place)), this));
  }

  private boolean isLead(Place place) {
    return lead.isPresent() && place.number() == 0 && !leadFailed;
  }

  private Effort effort(List<Place> places) {
    return Effort.FULL.after(tries.calls(places))
        .orOtherModel(() -> tries.hasOther(places.getFirst().model()));
  }

  /** A client's seed gives each sample one of its own, which one call cannot. */
  private void ask(Backend backend, List<Place> places, Purpose why) {
    if (places.size() > 1 && source.request(backend).seed().isEmpty() && backend.givesSeveral()
        && mayFail(places.size())) {
      together(backend, places, why);
    } else {
      places.forEach(place -> alone(backend, place, why));
    }
  }

  /** A call that brings nothing is counted, too: all is to be asked for again behind it. */
  private boolean mayFail(int samples) {
    OptionalInt left = scope.budget().samplesLeft();
    return left.isEmpty() || left.getAsInt() >= 2 * samples;
  }

  private void together(Backend backend, List<Place> places, Purpose why) {
    RequestContent body = source.together(backend, places.size());
    source.retries()
        .whole(backend, scope.forPurpose(why),
            effort(places).unless(SampleCalls::mayComeAlone),
            call -> backend.sample(body, call))
        .compose(called -> {
          tries.called(places, called.calls());
          switch (called.outcome()) {
            case Outcome.Answered(ChatCompletion completion) ->
              share(backend, places, completion, called.call().orElseThrow());
            case Outcome.Failed(Failure failed) when failed.reason() == FailureReason.CAPPED ->
              places.forEach(place -> alone(backend, place, why));
            case Outcome.Failed(Failure failed) when mayComeAlone(failed) && !scope.ended() ->
              places.forEach(place -> aloneInstead(backend, place, failed, called.tried()));
            case Outcome.Failed(Failure failed) -> missed(places, failed);
          }
          return Future.succeededFuture();
        })
        .onFailure(listener::broke);
  }

  private void share(Backend backend, List<Place> places, ChatCompletion completion, int call) {
    int given = Math.min(places.size(), completion.choices().size());
    if (given < places.size()) {
      backend.gaveNotSeveral("gave " + given + " of " + places.size() + " choices");
      places.subList(given, places.size()).forEach(place -> alone(backend, place, Purpose.RETRY));
    }
    listener.answered(places.subList(0, given), completion, call);
  }

  /**
   * Some backends do not reject what they cannot do, but break. One that says when to come back, or
   * that what is asked for is not there at all, says the same to each single call.
   */
  private static boolean mayComeAlone(Failure failed) {
    return switch (failed.reason()) {
      case SEVERAL_REJECTED, MALFORMED, BROKEN_OFF -> true;
      case SERVER_ERROR ->
        failed.retryAfter().isEmpty() && Remedy.of(failed) == Remedy.ANYWHERE;
      case UNREACHABLE, TIMED_OUT, FIRST_TOKEN_TIMED_OUT, IDLE_TIMED_OUT, TOO_LARGE, NO_ROOM,
          REJECTED, UNAUTHORIZED, RATE_LIMITED, STOPPED, CANCELLED,
          USAGE_REJECTED, CAPPED, OVERLOADED ->
        false;
    };
  }

  /**
   * That it gives one choice at a time is no failure. All else is, and may be an outage: only where
   * a single call is answered it is remembered that a joint one was not.
   */
  private void aloneInstead(Backend backend, Place place, Failure failed, Tried tried) {
    if (failed.reason() == FailureReason.SEVERAL_REJECTED) {
      backend.gaveNotSeveral(failed.reason().words());
      alone(backend, place, Purpose.RETRY);
    } else if (source.retries().mayAskAgain(failed)) {
      tries.because(place, failed);
      alone(backend, place, scope.forPurpose(Purpose.RETRY).avoiding(tried),
          () -> backend.gaveNotSeveral(failed.reason().words()));
    } else {
      listener.lost(List.of(place), failed);
    }
  }

  private void alone(Backend backend, Place place, Purpose why) {
    alone(backend, place, scope.forPurpose(why), () -> {});
  }

  private void alone(Backend backend, Place place, CallScope own, Runnable came) {
    List<Place> one = List.of(place);
    if (scope.ended() || tries.calls(one) >= Effort.FULL.calls()) {
      listener.lost(one, tries.lastFailure(place, Failure.because(place.model(),
          scope.ended() ? scope.whyOver() : FailureReason.SEVERAL_REJECTED)));
      return;
    }
    RequestContent body = source.alone(backend, place);
    source.retries()
        .whole(backend, own, effort(one), call -> backend.sample(body, call))
        .compose(called -> {
          tries.called(one, called.calls());
          switch (called.outcome()) {
            case Outcome.Answered(ChatCompletion completion) -> {
              came.run();
              listener.answered(one, completion, called.call().orElseThrow());
            }
            case Outcome.Failed(Failure failed) -> missed(one, failed);
          }
          return Future.succeededFuture();
        })
        .onFailure(listener::broke);
  }

  /** The first sample broke in a way that nobody foresaw. */
  void leadBroke(Throwable problem) {
    listener.broke(problem);
  }

  /** The first sample came while it was shown, or could have been. */
  void leadAnswered(Place place, ChatCompletion completion, int call) {
    listener.answered(List.of(place), completion, call);
  }

  /**
   * The first sample did not come. If nobody saw anything of it, it is as any other; but as long as
   * nothing of it came, it was asked for again as often as it may be.
   *
   * @param calls that were made for it
   */
  void leadMissed(Place place, Failure why, int calls) {
    leadFailed = true;
    tries.called(List.of(place), calls);
    Speculation first = lead.orElseThrow().speculation();
    if (first.isShown()) {
      listener.lost(List.of(place), why);
    } else if (first.hasBegun() && Remedy.of(why) == Remedy.ANYWHERE && !scope.ended()
        && tries.calls(List.of(place)) < Effort.FULL.calls() && !tries.hasOther(place.model())
        && source.retries().mayAskAgain(why)) {
      alone(source.backend(place.model()), place, Purpose.RETRY);
    } else {
      missed(List.of(place), why);
    }
  }

  /** Samples did not come: other models are asked for them, or they are lost. */
  void missed(List<Place> places, Failure why) {
    tries.failed(places, why);
    List<Place> others = new ArrayList<>();
    for (Place place : places) {
      Failure first = tries.lastFailure(place, why);
      Optional<Place> other = tries.other(place, why)
          .filter(model -> source.retries().mayAskInstead(why));
      other.ifPresentOrElse(instead -> {
        tries.asked(instead);
        others.add(instead);
        listener.replaced(place, instead, first);
      }, () -> listener.lost(List.of(place), first));
    }
    ask(others, Purpose.RETRY);
  }
}
