package avengers.clustering.stopping;

import avengers.clustering.answer.AnswerKind;
import avengers.clustering.answer.KindChoice;
import avengers.clustering.vote.Party;
import avengers.clustering.vote.Sample;
import avengers.clustering.vote.Tally;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Stops as soon as the winner cannot change, whatever the samples that are not there yet will say;
 * until then another rule is asked. The winner is that of all samples by construction.
 */
public record Decided(StoppingRule until) implements StoppingRule {
  @Override
  public Step next(Interim interim) {
    return isDecided(interim) ? new Step.Stop() : until.next(interim);
  }

  private static boolean isDecided(Interim interim) {
    List<Slot> open = Stream.concat(interim.outstanding().stream(), interim.unasked().stream())
        .toList();
    List<AnswerKind> kinds = KindChoice.possible(interim.prompt(),
        interim.arrived().stream().map(Sample::reading).toList(), open.size());
    Set<Sample> winners = new HashSet<>();
    for (AnswerKind kind : kinds) {
      Tally tally = interim.election().count(kind, interim.arrived());
      if (!cannotBeCaught(tally, weight(interim, kind, open))) {
        return false;
      }
      winners.add(tally.parties().getFirst().best());
    }
    return winners.size() == 1;
  }

  private static boolean cannotBeCaught(Tally tally, double open) {
    List<Party> parties = tally.parties();
    double second = parties.size() < 2 ? 0 : parties.get(1).weight();
    return !parties.isEmpty() && parties.getFirst().weight() > second + open;
  }

  private static double weight(Interim interim, AnswerKind kind, List<Slot> open) {
    return open.stream()
        .mapToDouble(
            slot -> interim.election().policy().weight(slot.model(), slot.score(), kind))
        .sum();
  }
}
