package avengers.gateway.answer;

import avengers.clustering.stopping.Interim;
import avengers.clustering.stopping.Slot;
import avengers.clustering.vote.Sample;
import avengers.gateway.backend.Failure;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How far the samples of one request have come.
 *
 * @param unasked in the order of the plan
 * @param outstanding asked for, and neither come nor lost
 * @param arrived in the order in which they came
 * @param lost those that did not come
 * @param replaced those that did not come, and in whose place another model was asked
 */
record Progress(List<Place> unasked,
    List<Place> outstanding,
    List<SampledReply> arrived,
    List<Loss> lost,
    List<Loss> replaced) {
  /** A sample that did not come. */
  record Loss(Place place, Failure why) {}

  Progress {
    unasked = List.copyOf(unasked);
    outstanding = List.copyOf(outstanding);
    arrived = List.copyOf(arrived);
    lost = List.copyOf(lost);
    replaced = List.copyOf(replaced);
  }

  /** Nothing has been asked for. */
  static Progress of(List<Slot> plan) {
    List<Place> places = IntStream.range(0, plan.size())
        .mapToObj(number -> new Place(number, plan.get(number)))
        .toList();
    return new Progress(places, List.of(), List.of(), List.of(), List.of());
  }

  Progress asked(Place place) {
    return new Progress(without(unasked, place), with(outstanding, place), arrived, lost,
        replaced);
  }

  Progress arrived(SampledReply reply) {
    return new Progress(unasked, without(outstanding, reply.place()), with(arrived, reply), lost,
        replaced);
  }

  Progress lost(Place place, Failure why) {
    return new Progress(unasked, without(outstanding, place), arrived,
        with(lost, new Loss(place, why)), replaced);
  }

  /** Another model is asked for what one did not give: it takes its place in the plan. */
  Progress replaced(Place place, Place other, Failure why) {
    return new Progress(unasked, with(without(outstanding, place), other), arrived, lost,
        with(replaced, new Loss(place, why)));
  }

  /** The same, but for what may only be asked for in doubt: all but the first of the plan. */
  Progress withoutReserve(int first) {
    return new Progress(unasked.stream().filter(place -> place.number() < first).toList(),
        outstanding, arrived, lost, replaced);
  }

  /** How many samples were asked for. */
  int asked() {
    return outstanding.size() + arrived.size() + lost.size();
  }

  /** What came, in the order of the plan: who was faster decides nothing. */
  List<SampledReply> inOrder() {
    return arrived.stream()
        .sorted(Comparator.comparingInt(reply -> reply.place().number()))
        .toList();
  }

  /** All that went wrong, in the order of the plan. */
  List<Failure> failures() {
    return Stream.concat(replaced.stream(), lost.stream())
        .sorted(Comparator.comparingInt(loss -> loss.place().number()))
        .map(Loss::why)
        .toList();
  }

  Interim interim(RequestVoting voting) {
    List<Sample> samples = arrived.stream().map(SampledReply::sample).toList();
    return new Interim(voting.prompt(), voting.election(), samples, slots(outstanding),
        slots(unasked));
  }

  private static List<Slot> slots(List<Place> places) {
    return places.stream().map(Place::slot).toList();
  }

  private static <T> List<T> with(List<T> list, T one) {
    return Stream.concat(list.stream(), Stream.of(one)).toList();
  }

  private static <T> List<T> without(List<T> list, T one) {
    return list.stream().filter(other -> !other.equals(one)).toList();
  }
}
