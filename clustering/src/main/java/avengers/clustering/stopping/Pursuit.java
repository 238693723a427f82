package avengers.clustering.stopping;

import avengers.clustering.vote.Tally;

/** Whether so many votes for the leader and for its strongest rival settle the matter. */
@FunctionalInterface
interface Pursuit {
  boolean settled(int votes, int secondVotes);

  /**
   * Asks for just as many samples as would settle it if all of them agreed with the leader, and
   * stops where none are left.
   */
  default Step next(Interim interim, Tally tally) {
    if (settled(tally.votes(), tally.secondVotes())) {
      return new Step.Stop();
    }
    int outstanding = interim.outstanding().size();
    return outstanding > 0 && settled(tally.votes() + outstanding, tally.secondVotes())
        ? new Step.Wait()
        : new AskAll().next(interim);
  }
}
