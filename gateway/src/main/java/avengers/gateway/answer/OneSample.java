package avengers.gateway.answer;

import avengers.gateway.backend.Failure;
import avengers.gateway.backend.FailureReason;
import avengers.gateway.openai.ChatCompletion;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The only sample of a request, which was passed on while it came.
 *
 * @param completion what it said, if it is whole
 * @param failure why it was lost, if it was
 */
record OneSample(EnsemblePlan plan,
    Supplier<Optional<ChatCompletion>> completion,
    Optional<Failure> failure,
    Duration asking) {
  /** As what it counts. Takes time linear in its length. */
  Collected collected() {
    Progress start = Progress.of(plan.voting().slots());
    Place place = start.unasked().getFirst();
    return new Collected(ended(start.asked(place), place), StopReason.ALL, asking, Map.of());
  }

  private Progress ended(Progress asked, Place place) {
    if (failure.isPresent()) {
      return asked.lost(place, failure.get());
    }
    return completion.get()
        .map(whole -> ReadChoices.of(List.of(place), whole.choices())
            .addedTo(asked))
        .orElseGet(() -> asked.lost(place,
            Failure.because(place.model(), FailureReason.MALFORMED)));
  }
}
