package avengers.gateway.answer;

import avengers.gateway.backend.Backend;
import avengers.gateway.backend.CallScope;
import avengers.gateway.backend.Failure;
import avengers.gateway.backend.FailureReason;
import avengers.gateway.backend.Outcome;
import avengers.gateway.ledger.Purpose;
import avengers.gateway.openai.ChatCompletion;
import avengers.gateway.openai.ChatRequest;
import avengers.gateway.openai.RequestContent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Asks backends for the samples of one request: all that one model is to give in one call where its
 * backend gives several choices at once, else one by one. A prompt that is sent once is paid for
 * once. What one call does not bring is asked for one by one.
 */
final class SampleCalls {
  /** Is told what becomes of each sample, once. */
  interface Listener {
    /**
     * A completion came, with at least so many choices.
     *
     * @param call its number in the ledger
     */
    void answered(List<Place> places, ChatCompletion completion, int call);

    void lost(List<Place> places, Failure why);
  }

  private final Map<String, Backend> backends;
  private final Function<String, ChatRequest> requests;
  private final double temperature;
  private final CallScope scope;
  private final Listener listener;
  private final Optional<Lead> lead;

  /**
   * The first sample of the plan, which is asked for as a stream.
   *
   * @param scope not that of the other samples: what is shown of it is not taken back
   */
  record Lead(Speculation speculation, CallScope scope) {}

  /**
   * Calls within a scope, which ends them.
   *
   * @param backends by model
   * @param requests what each model is asked
   * @param temperature where the client gives none
   */
  SampleCalls(Map<String, Backend> backends, Function<String, ChatRequest> requests,
      double temperature, CallScope scope, Listener listener, Optional<Lead> lead) {
    this.backends = backends;
    this.requests = requests;
    this.temperature = temperature;
    this.scope = scope;
    this.listener = listener;
    this.lead = lead;
  }

  void ask(List<Place> places) {
    places.stream()
        .filter(place -> !isLead(place))
        .collect(Collectors.groupingBy(Place::model, LinkedHashMap::new, Collectors.toList()))
        .forEach((model, its) -> ask(backend(model), its));
    places.stream().filter(this::isLead).forEach(place -> {
      Lead first = lead.orElseThrow();
      first.speculation()
          .ask(backend(place.model()), requests.apply(place.model()), temperature, place,
              first.scope(), listener);
    });
  }

  private boolean isLead(Place place) {
    return lead.isPresent() && place.number() == 0;
  }

  private ChatRequest request(Backend backend) {
    return requests.apply(backend.model());
  }

  private Backend backend(String model) {
    return Objects.requireNonNull(backends.get(model));
  }

  /** A client's seed gives each sample one of its own, which one call cannot. */
  private void ask(Backend backend, List<Place> places) {
    if (places.size() > 1 && request(backend).seed().isEmpty() && backend.givesSeveral()
        && mayFail(places.size())) {
      together(backend, places);
    } else {
      oneByOne(backend, places, scope.purpose());
    }
  }

  /** A call that brings nothing is counted, too: all is to be asked for again behind it. */
  private boolean mayFail(int samples) {
    OptionalInt left = scope.budget().samplesLeft();
    return left.isEmpty() || left.getAsInt() >= 2 * samples;
  }

  private void together(Backend backend, List<Place> places) {
    RequestContent body = request(backend).samples(backend.upstreamModel(), temperature,
        places.size());
    CallScope call = scope.forPurpose(scope.purpose());
    backend.sample(body, call).onSuccess(outcome -> {
      switch (outcome) {
        case Outcome.Answered(ChatCompletion completion) ->
          share(backend, places, completion, call.lastCall().orElseThrow());
        case Outcome.Failed(Failure failed) when failed.reason() == FailureReason.CAPPED ->
          oneByOne(backend, places, scope.purpose());
        case Outcome.Failed(Failure failed) when mayComeAlone(failed.reason())
            && !scope.ended() -> {
          backend.gaveNotSeveral(failed.reason().words());
          oneByOne(backend, places, Purpose.RETRY);
        }
        case Outcome.Failed(Failure failed) -> listener.lost(places, failed);
      }
    });
  }

  private void share(Backend backend, List<Place> places, ChatCompletion completion, int call) {
    int given = Math.min(places.size(), completion.choices().size());
    if (given < places.size()) {
      backend.gaveNotSeveral("gave " + given + " of " + places.size() + " choices");
      oneByOne(backend, places.subList(given, places.size()), Purpose.RETRY);
    }
    listener.answered(places.subList(0, given), completion, call);
  }

  /** Some backends do not reject what they cannot do, but break. */
  private static boolean mayComeAlone(FailureReason reason) {
    return switch (reason) {
      case SEVERAL_REJECTED, SERVER_ERROR, MALFORMED, BROKEN_OFF -> true;
      case UNREACHABLE, TIMED_OUT, REJECTED, UNAUTHORIZED, RATE_LIMITED, CANCELLED,
          USAGE_REJECTED, CAPPED, OVERLOADED ->
        false;
    };
  }

  private void oneByOne(Backend backend, List<Place> places, Purpose why) {
    places.forEach(place -> alone(backend, place, scope.forPurpose(why)));
  }

  private void alone(Backend backend, Place place, CallScope call) {
    List<Place> one = List.of(place);
    if (scope.ended()) {
      listener.lost(one, Failure.because(place.model(),
          scope.expired() ? FailureReason.TIMED_OUT : FailureReason.CANCELLED));
      return;
    }
    RequestContent body = request(backend).sample(backend.upstreamModel(), temperature,
        place.number());
    backend.sample(body, call).onSuccess(outcome -> {
      switch (outcome) {
        case Outcome.Answered(ChatCompletion completion) ->
          listener.answered(one, completion, call.lastCall().orElseThrow());
        case Outcome.Failed(Failure failed) -> listener.lost(one, failed);
      }
    });
  }
}
