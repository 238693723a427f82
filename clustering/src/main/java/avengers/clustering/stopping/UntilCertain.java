package avengers.clustering.stopping;

import avengers.clustering.vote.BinomialTest;
import avengers.clustering.vote.Tally;
import avengers.clustering.vote.Verdict;

/**
 * Samples more while in doubt: where another rule would stop and the verdict is uncertain, it asks
 * for just as many more samples as would make it certain if all of them agreed. It gives up where
 * not even all that are left could.
 *
 * <p>
 * To stop doubt-free votes as soon as they are decided, put {@link Decided} inside: there it
 * reckons without the reserve.
 *
 * @param until decides as if there were no reserve
 * @param reserve how many samples at the plan's end are asked for only in doubt, not negative
 */
public record UntilCertain(StoppingRule until, int reserve) implements StoppingRule {
  public UntilCertain {
    if (reserve < 0) {
      throw new IllegalArgumentException("the reserve must not be negative: " + reserve);
    }
  }

  @Override
  public Step next(Interim interim) {
    Step step = hasBegunReserve(interim)
        ? new Step.Stop()
        : until.next(interim.without(reserve));
    return step instanceof Step.Stop
        && interim.verdict() instanceof Verdict.Uncertain(_, Tally tally, _)
            ? interim.election().test().map(test -> next(test, interim, tally)).orElse(step)
            : step;
  }

  /**
   * From then on the other rule, which does not know of the reserve, would wait for each sample.
   */
  private boolean hasBegunReserve(Interim interim) {
    return interim.unasked().size() < reserve;
  }

  private static Step next(BinomialTest test, Interim interim, Tally tally) {
    boolean hopeless = !test.passes(tally.votes() + interim.open().size(), tally.secondVotes());
    Pursuit certainty = test::passes;
    return hopeless ? new Step.Stop() : certainty.next(interim, tally);
  }
}
