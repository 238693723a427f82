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
 * @param asked whom it was asked of
 */
record OneSample(Supplier<Optional<ChatCompletion>> completion,
    Optional<Failure> failure,
    Duration asking,
    OneSampleAsking asked) {
  /** As what it counts. Takes time linear in its length. */
  Collected collected() {
    return new Collected(ended(asked.progress(), asked.place()), StopReason.ALL, asking, Map.of());
  }

  private Progress ended(Progress progress, Place place) {
    if (failure.isPresent()) {
      return progress.lost(place, failure.get());
    }
    Failure malformed = Failure.because(place.model(), FailureReason.MALFORMED);
    Optional<ReadChoices> read = completion.get()
        .map(whole -> ReadChoices.of(List.of(place), whole.choices()));
    return read.filter(choices -> choices.broken().isEmpty())
        .map(choices -> choices.addedTo(progress))
        .orElseGet(() -> progress.lost(place, malformed));
  }
}
