package avengers.gateway.answer;

import avengers.gateway.backend.Backend;
import avengers.gateway.backend.CallScope;
import avengers.gateway.backend.Failure;
import avengers.gateway.openai.RequestContent;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The only sample of a request, which is asked of one model after the other until something of it
 * comes. Used on one event loop only.
 */
public final class OneSampleAsking {
  private final SampleSource source;
  private final SampleTries tries;
  private Place place;
  private Progress progress;

  OneSampleAsking(SampleSource source, CallScope scope) {
    this.source = source;
    Progress start = Progress.of(source.plan().voting().slots());
    this.place = start.unasked().getFirst();
    this.progress = start.asked(place);
    this.tries = new SampleTries(source.plan().substitutes(), List.of(place.slot()), scope,
        model -> source.backend(model).isHealthy());
  }

  /** The model that is asked now. */
  public Backend backend() {
    return source.backend(place.model());
  }

  /** What it is asked. */
  public RequestContent body() {
    return source.streamed(backend());
  }

  /** All that were asked, in this order. */
  public String models() {
    return Stream.concat(progress.replaced().stream().map(Progress.Loss::place), Stream.of(place))
        .map(Place::model)
        .collect(Collectors.joining(","));
  }

  /** Whether another model could be asked if this one failed. */
  public boolean hasOther() {
    return tries.hasOther(place.model());
  }

  /**
   * The model failed before anything of its answer came; tells whether another one is asked now.
   *
   * @param calls that were made so far
   */
  public boolean asksAnother(Failure why, int calls) {
    List<Place> one = List.of(place);
    tries.called(one, calls - tries.calls(one));
    tries.failed(one, why);
    return tries.other(place, why)
        .filter(other -> source.retries().mayAskInstead(why))
        .map(other -> ask(other, why))
        .isPresent();
  }

  private Place ask(Place other, Failure why) {
    progress = progress.replaced(place, other, why);
    tries.asked(other);
    place = other;
    return other;
  }

  Place place() {
    return place;
  }

  Progress progress() {
    return progress;
  }
}
