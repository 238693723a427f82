package avengers.gateway.answer;

import avengers.clustering.answer.Prompt;
import avengers.clustering.cluster.RankedModel;
import avengers.clustering.plan.Plan;
import avengers.clustering.plan.Second;
import avengers.clustering.stopping.AskAll;
import avengers.clustering.stopping.Decided;
import avengers.clustering.stopping.Slot;
import avengers.clustering.stopping.StoppingRule;
import avengers.clustering.stopping.UntilCertain;
import avengers.clustering.stopping.UntilConfident;
import avengers.clustering.vote.BinomialTest;
import avengers.clustering.vote.Calibration;
import avengers.clustering.vote.Election;
import avengers.clustering.vote.LearnedVoting;
import avengers.clustering.vote.Sample;
import avengers.clustering.vote.Tally;
import avengers.clustering.vote.Verdict;
import avengers.clustering.vote.VotePolicy;
import avengers.clustering.vote.VoteWeights;
import avengers.gateway.config.VotingConfig;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How the samples of one request are asked for and counted.
 *
 * @param slots all samples that may be asked for, in order
 * @param samples how many are asked for at most while there is no doubt
 * @param choices how many different answers the client wants
 * @param second what follows where the vote is not sure enough, if the plan says so
 */
record RequestVoting(VotingConfig config,
    Prompt prompt,
    Election election,
    StoppingRule rule,
    List<Slot> slots,
    int samples,
    int choices,
    Optional<Second> second) {
  RequestVoting {
    slots = List.copyOf(slots);
  }

  /**
   * The votes on a plan.
   *
   * @param choices how many different answers the client wants
   */
  static RequestVoting of(VotingConfig config, PlannedSamples plan, Prompt prompt, int choices,
      Optional<LearnedVoting> learned) {
    Optional<Second> second = plan.whole().second();
    List<RankedModel> more = second.filter(Second.More.class::isInstance)
        .map(Second::models)
        .orElse(List.of());
    List<RankedModel> voters = Stream.concat(
        plan.whole().shares().stream().map(Plan.Share::model), more.stream()).toList();
    Election election = new Election(policy(config, voters, learned),
        config.doubt().map(doubt -> new BinomialTest(doubt.level())),
        learned.map(LearnedVoting::calibration).orElse(Calibration.NONE));
    List<Slot> slots = Stream.concat(plan.whole().slots().stream(),
        more.stream().map(model -> new Slot(model.model(), model.score()))).toList();
    return new RequestVoting(config, prompt, election,
        rule(config, choices, slots.size() - plan.usual(), second), slots, plan.usual(), choices,
        second);
  }

  /**
   * A vote that stops early knows its winner, but not all that others would have said. Fewer
   * samples than a test of doubt takes may be enough for a rule that does not know of it.
   */
  private static StoppingRule rule(VotingConfig config, int choices, int reserve,
      Optional<Second> second) {
    StoppingRule usual = choices > 1 ? new AskAll() : new Decided(config.stopping());
    if (config.doubt().isPresent()) {
      return new UntilCertain(usual, reserve);
    }
    StoppingRule then = choices > 1 ? new AskAll() : new Decided(new AskAll());
    return second
        .<StoppingRule>map(step -> new UntilConfident(usual, reserve, step.threshold(), then))
        .orElse(usual);
  }

  /** What a verdict is worth under this plan: where it is not sure enough, it is uncertain. */
  Verdict judged(Verdict verdict) {
    boolean sure = second.map(step -> UntilConfident.isSure(verdict, step.threshold()))
        .orElse(true);
    return switch (verdict) {
      case Verdict.Majority(Sample chosen, Tally tally, double confidence) when !sure ->
        new Verdict.Uncertain(chosen, tally, confidence);
      case Verdict.Tie(Sample chosen, Tally tally, double confidence) when !sure ->
        new Verdict.Uncertain(chosen, tally, confidence);
      default -> verdict;
    };
  }

  /** Whether a vote of this model, which was not planned, would count as those that were. */
  boolean canWeigh(RankedModel model) {
    return switch (election.policy()) {
      case VotePolicy.Plain() -> true;
      case VotePolicy.LogOdds _ -> isScored(model);
    };
  }

  private static boolean isScored(RankedModel model) {
    return model.support() > 0 || model.score() > 0;
  }

  /** Whether samples beyond the usual number settled the matter. */
  boolean isSettled(Verdict verdict) {
    return second.map(step -> UntilConfident.isSure(verdict, step.threshold()))
        .orElse(!(verdict instanceof Verdict.Uncertain));
  }

  /**
   * Why a verdict is uncertain, for people; empty if it is not. The confidence is rounded down, as
   * it would else seem to be the threshold at times.
   */
  String doubt(Verdict verdict) {
    return isSettled(verdict)
        ? ""
        : second.map(step -> String.format(Locale.ROOT, "confidence %.3f below %.2f",
            Math.floor(confidence(verdict) * 1_000) / 1_000, step.threshold()))
            .orElseGet(() -> "%d of %d votes may be luck".formatted(verdict.votes(),
                verdict.voters()));
  }

  /** How alike texts are is not how probably one is right. */
  private static double confidence(Verdict verdict) {
    return verdict instanceof Verdict.NotComparable ? 0 : verdict.confidence();
  }

  /**
   * Where a model's score is not known, there is nothing to weigh its votes by: those of a model
   * that the router does not know yet would count for nothing.
   */
  private static VotePolicy policy(VotingConfig config, List<RankedModel> asked,
      Optional<LearnedVoting> learned) {
    boolean scored = asked.stream().allMatch(RequestVoting::isScored);
    Optional<VoteWeights> weights = switch (config.weighting()) {
      case LEARNED -> learned.map(LearnedVoting::weights);
      case WEIGHTED ->
        learned.map(LearnedVoting::weights).or(() -> Optional.of(VoteWeights.INDEPENDENT));
      case PLAIN -> Optional.empty();
    };
    return weights.filter(known -> scored)
        .<VotePolicy>map(VotePolicy.LogOdds::new)
        .orElseGet(VotePolicy.Plain::new);
  }
}
