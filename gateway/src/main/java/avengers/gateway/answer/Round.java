package avengers.gateway.answer;

import avengers.clustering.stopping.Adaptive;
import avengers.clustering.stopping.Decided;
import avengers.clustering.stopping.Slot;
import avengers.clustering.stopping.Step;
import avengers.clustering.stopping.StoppingRule;
import avengers.clustering.stopping.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a stopping rule wants done at one moment.
 *
 * @param ask the samples to ask for, in order
 * @param stop why there are enough, if there are
 */
record Round(List<Place> ask, Optional<StopReason> stop) {
  private static final StoppingRule DECIDED = new Decided(interim -> new Step.Wait());

  /** Asks the rule until it waits or stops. */
  static Round next(RequestVoting voting, Progress progress) {
    List<Place> ask = new ArrayList<>();
    Progress then = progress;
    while (true) {
      switch (voting.rule().next(then.interim(voting))) {
        case Step.Ask(Slot slot) -> {
          Place place = first(then.unasked(), slot);
          ask.add(place);
          then = then.asked(place);
        }
        case Step.Stop() -> {
          return new Round(List.of(), Optional.of(reason(voting, progress)));
        }
        case Step.Wait() -> {
          boolean nothingToWaitFor = then.outstanding().isEmpty();
          return new Round(ask, nothingToWaitFor ? Optional.of(StopReason.ALL) : Optional.empty());
        }
      }
    }
  }

  private static Place first(List<Place> unasked, Slot slot) {
    return unasked.stream().filter(place -> place.slot().equals(slot)).findFirst().orElseThrow();
  }

  private static StopReason reason(RequestVoting voting, Progress progress) {
    if (progress.asked() > voting.samples()) {
      return beyondUsual(voting, progress);
    }
    Progress usual = progress.withoutReserve(voting.samples());
    if (usual.outstanding().isEmpty() && usual.unasked().isEmpty()) {
      return StopReason.ALL;
    }
    if (DECIDED.next(usual.interim(voting)) instanceof Step.Stop) {
      return StopReason.DECIDED;
    }
    return switch (voting.config().stopping()) {
      case Adaptive _ -> StopReason.ADAPTIVE;
      case Window _ -> StopReason.WINDOW;
      default -> StopReason.ALL;
    };
  }

  private static StopReason beyondUsual(RequestVoting voting, Progress progress) {
    if (voting.isSettled(progress.interim(voting).verdict())) {
      return StopReason.CERTAIN;
    }
    return progress.outstanding().isEmpty() && progress.unasked().isEmpty()
        ? StopReason.ALL
        : StopReason.DECIDED;
  }
}
