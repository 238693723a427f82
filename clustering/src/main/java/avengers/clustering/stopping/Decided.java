package avengers.clustering.stopping;

import avengers.clustering.answer.AnswerKind;
import avengers.clustering.answer.KindChoice;
import avengers.clustering.vote.BinomialTest;
import avengers.clustering.vote.Party;
import avengers.clustering.vote.Tally;
import avengers.clustering.vote.Verdict;
import java.util.List;

/**
 * Stops as soon as nothing that is still to come can change the verdict; until then another rule is
 * asked. The sample that wins gives the answer that wins when all samples are there, and the
 * verdict is uncertain just if it would be then. By construction: whatever the open samples say, or
 * if they fail, and whichever kind of comparison they lead to ({@link KindChoice#possible}), the
 * leader keeps more weight than any other answer can get, and the election's test, if it has one,
 * comes out the same with all open votes for the leader and with all against it.
 *
 * <p>
 * Where {@link KindChoice#possible} cannot say what kinds are left, nothing is decided.
 */
public record Decided(StoppingRule until) implements StoppingRule {
  /** Sums of weights may differ by as much in another order; a share of the weight. */
  private static final double ROUNDING = 1e-9;

  @Override
  public Step next(Interim interim) {
    return isDecided(interim) ? new Step.Stop() : until.next(interim);
  }

  private static boolean isDecided(Interim interim) {
    List<Slot> open = interim.open();
    List<AnswerKind> kinds = interim.arrived().isEmpty()
        ? List.of()
        : KindChoice.possible(interim.prompt(), interim.readings(), open.size());
    if (kinds.isEmpty()) {
      return false;
    }
    Verdict verdict = interim.verdict();
    return kinds.stream().allMatch(kind -> stands(verdict, interim, kind, open));
  }

  private static boolean stands(Verdict verdict, Interim interim, AnswerKind kind,
      List<Slot> open) {
    Tally tally = interim.election().count(kind, interim.arrived());
    boolean leads = !tally.parties().isEmpty() && verdict.winner()
        .filter(tally.parties().getFirst().samples()::contains)
        .isPresent();
    return leads && cannotBeCaught(tally, weight(interim, kind, open)) && interim.election()
        .test()
        .stream()
        .allMatch(test -> isSettled(test, verdict instanceof Verdict.Uncertain, tally,
            open.size()));
  }

  private static boolean cannotBeCaught(Tally tally, double open) {
    List<Party> parties = tally.parties();
    double second = parties.size() < 2 ? 0 : parties.get(1).weight();
    return parties.getFirst().weight() > (second + open) * (1 + ROUNDING);
  }

  private static boolean isSettled(BinomialTest test, boolean uncertain, Tally tally, int open) {
    return uncertain
        ? !test.passes(tally.votes() + open, tally.secondVotes())
        : test.passes(tally.votes(), tally.secondVotes() + open);
  }

  private static double weight(Interim interim, AnswerKind kind, List<Slot> open) {
    return open.stream()
        .mapToDouble(
            slot -> interim.election().policy().weight(slot.model(), slot.score(), kind))
        .sum();
  }
}
