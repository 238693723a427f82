package avengers.clustering.vote;

import avengers.clustering.answer.AnswerKind;
import avengers.clustering.answer.KindChoice;
import avengers.clustering.answer.Prompt;
import java.util.List;
import java.util.Optional;

/**
 * Self-consistency (Wang et al. 2022, arXiv 2203.11171): samples are compared by what they answer,
 * and the answer with the most votes wins. A sample without an answer has no vote.
 *
 * <p>
 * Equally strong answers: the one with more votes wins (weights may differ), then the one that the
 * best-scored model gave, then the one with the larger sum of scores, then the one that was given
 * first. Of the winning samples {@link Party#spokesman} is returned, whole. Where no sample states
 * an answer, the best-scored model's text is: of those that are not silent, if any is not.
 *
 * @param policy how much each vote counts
 * @param test what a majority must pass not to be uncertain; any passes without
 * @param calibration how confident a verdict is
 */
public record Election(VotePolicy policy, Optional<BinomialTest> test, Calibration calibration) {
  /** Each vote counts for one, and any majority stands. */
  public static final Election PLAIN = of(new VotePolicy.Plain());

  /** An election in which any majority stands, and of which nothing was learned. */
  public static Election of(VotePolicy policy) {
    return new Election(policy, Optional.empty(), Calibration.NONE);
  }

  /** Decides by samples that are compared as the prompt and all of them together ask for. */
  public Verdict decide(Prompt prompt, List<Sample> samples) {
    return decide(KindChoice.of(prompt, samples.stream().map(Sample::reading).toList()), samples);
  }

  /** Decides by samples that are compared as one kind. */
  public Verdict decide(AnswerKind kind, List<Sample> samples) {
    Tally tally = count(kind, samples);
    return tally.parties().isEmpty() ? Uncounted.choose(samples, tally) : decide(tally);
  }

  private Verdict decide(Tally tally) {
    Sample chosen = tally.parties().getFirst().spokesman(tally.kind());
    double confidence = calibration.confidence(tally);
    if (test.filter(asked -> !asked.passes(tally.votes(), tally.secondVotes())).isPresent()) {
      return new Verdict.Uncertain(chosen, tally, confidence);
    }
    return tally.tied()
        ? new Verdict.Tie(chosen, tally, confidence)
        : new Verdict.Majority(chosen, tally, confidence);
  }

  /** Counts votes without deciding. */
  public Tally count(AnswerKind kind, List<Sample> samples) {
    return Tally.count(kind, Ballot.of(kind, samples),
        sample -> policy.weight(sample.model(), sample.score(), kind));
  }
}
