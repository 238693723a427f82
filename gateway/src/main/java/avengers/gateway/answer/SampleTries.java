package avengers.gateway.answer;

import avengers.clustering.stopping.Slot;
import avengers.gateway.backend.CallScope;
import avengers.gateway.backend.Effort;
import avengers.gateway.backend.Failure;
import avengers.gateway.backend.FailureReason;
import avengers.gateway.backend.Remedy;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What was tried for the samples of one request: how many calls were made for each, which models
 * were asked, and which failed. Used on one event loop only.
 */
final class SampleTries {
  private final Substitutes substitutes;
  private final CallScope scope;
  private final Predicate<String> healthy;
  private final Map<Integer, Integer> calls = new HashMap<>();
  private final Map<Integer, Failure> failures = new HashMap<>();
  private final Set<String> asked = new HashSet<>();
  private final Set<String> failed = new HashSet<>();

  /**
   * Nothing was tried yet.
   *
   * @param plan all samples that may be asked for
   * @param healthy whether it is worth asking a model at this moment
   */
  SampleTries(Substitutes substitutes, List<Slot> plan, CallScope scope,
      Predicate<String> healthy) {
    this.substitutes = substitutes;
    this.scope = scope;
    this.healthy = healthy;
    plan.forEach(slot -> asked.add(slot.model()));
  }

  /** The most calls that were made for any of these. */
  int calls(List<Place> places) {
    return places.stream()
        .mapToInt(place -> calls.getOrDefault(place.number(), 0))
        .max()
        .orElse(0);
  }

  /** So many more calls were made for each of these. */
  void called(List<Place> places, int more) {
    places.forEach(place -> calls.merge(place.number(), more, Integer::sum));
  }

  void asked(Place place) {
    asked.add(place.model());
  }

  /** A model did not give these. That there is no room for a call is not the model's fault. */
  void failed(List<Place> places, Failure why) {
    if (why.reason() != FailureReason.CAPPED) {
      places.forEach(place -> because(place, why));
      failed.add(why.model());
    }
  }

  /** Why a sample did not come yet. */
  void because(Place place, Failure why) {
    failures.put(place.number(), why);
  }

  /** Why a sample did not come at last: a call that was not made is no reason, if one was. */
  Failure lastFailure(Place place, Failure otherwise) {
    return failures.getOrDefault(place.number(), otherwise);
  }

  /** Whether another model could be asked if this one failed. */
  boolean hasOther(String model) {
    Set<String> all = new HashSet<>(failed);
    all.add(model);
    return mayAsk() && substitutes.next(asked, all, healthy).isPresent();
  }

  /** Another model's sample in the place of one that did not come. */
  Optional<Place> other(Place place, Failure why) {
    return Remedy.of(why) != Remedy.NONE && mayAsk()
        && calls(List.of(place)) < Effort.FULL.calls()
            ? substitutes.next(asked, failed, healthy)
                .map(slot -> new Place(place.number(), slot))
            : Optional.empty();
  }

  private boolean mayAsk() {
    return !scope.ended() && scope.budget().samplesLeft().orElse(1) > 0;
  }
}
