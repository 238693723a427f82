package avengers.clustering.stopping;

import avengers.clustering.vote.Verdict;

/**
 * Asks for a reserve, all of it, where the vote without it is not sure enough. That vote ends when
 * another rule would stop, but early only if it is sure enough already: else all its samples are
 * waited for first, as a few votes are less sure than all of them may be.
 *
 * <p>
 * Without a reserve it only waits for the samples before a vote is called unsure: whoever reads
 * {@link #isSure} then may ask a stronger model.
 *
 * @param until decides as if there were no reserve
 * @param reserve how many samples at the plan's end are asked for only where the vote is not sure
 * @param threshold the confidence below which it is not, 0 to 1
 * @param then decides once the reserve is being asked for; it sees all samples
 */
public record UntilConfident(StoppingRule until,
    int reserve,
    double threshold,
    StoppingRule then) implements StoppingRule {
  public UntilConfident {
    if (reserve < 0) {
      throw new IllegalArgumentException("the reserve must not be negative: " + reserve);
    }
    if (!(threshold >= 0 && threshold <= 1)) {
      throw new IllegalArgumentException("the threshold must lie between 0 and 1: " + threshold);
    }
  }

  @Override
  public Step next(Interim interim) {
    if (interim.unasked().size() < reserve) {
      return then.next(interim);
    }
    Interim first = interim.without(reserve);
    Step step = until.next(first);
    if (!(step instanceof Step.Stop) || isSure(interim.verdict(), threshold)) {
      return step;
    }
    Step rest = new AskAll().next(first);
    return rest instanceof Step.Stop ? then.next(interim) : rest;
  }

  /**
   * Whether a verdict is sure enough. One on texts that cannot be compared never is: how alike they
   * are does not tell how probably any is right.
   */
  public static boolean isSure(Verdict verdict, double threshold) {
    return switch (verdict) {
      case Verdict.Majority _,Verdict.Tie _,Verdict.Uncertain _ ->
        verdict.confidence() >= threshold;
      case Verdict.NotComparable _,Verdict.NobodyAnswered _ -> false;
    };
  }
}
