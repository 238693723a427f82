package avengers.gateway.answer;

import avengers.clustering.answer.Prompt;
import avengers.clustering.cluster.RankedModel;
import avengers.clustering.cluster.Ranking;
import avengers.clustering.plan.Plan;
import avengers.clustering.stopping.Decided;
import avengers.clustering.stopping.Slot;
import avengers.clustering.stopping.StoppingRule;
import avengers.clustering.stopping.UntilCertain;
import avengers.clustering.vote.BinomialTest;
import avengers.clustering.vote.Calibration;
import avengers.clustering.vote.Election;
import avengers.clustering.vote.LearnedVoting;
import avengers.clustering.vote.VotePolicy;
import avengers.clustering.vote.VoteWeights;
import avengers.gateway.config.DoubtConfig;
import avengers.gateway.config.DoubtConfig.Consequence.SampleMore;
import avengers.gateway.config.EnsembleConfig;
import avengers.gateway.config.VotingConfig;
import avengers.gateway.openai.ChatRequest;
import java.util.List;
import java.util.Optional;

/**
 * How the samples of one request are asked for and counted.
 *
 * @param slots all samples that may be asked for, in order
 * @param samples how many are asked for at most while there is no doubt
 */
record RequestVoting(VotingConfig config,
    Prompt prompt,
    Election election,
    StoppingRule rule,
    List<Slot> slots,
    int samples) {
  RequestVoting {
    slots = List.copyOf(slots);
  }

  static RequestVoting of(EnsembleConfig ensemble, ChatRequest request, Ranking ranking,
      Optional<LearnedVoting> learned) {
    VotingConfig config = ensemble.voting();
    List<RankedModel> asked = ranking.models().stream().limit(ensemble.models()).toList();
    int samples = isDeterministic(ensemble, request)
        ? asked.size()
        : ensemble.samples();
    Election election = new Election(policy(config, asked, learned),
        config.doubt().map(doubt -> new BinomialTest(doubt.level())),
        learned.map(LearnedVoting::calibration).orElse(Calibration.NONE));
    int most = Math.max(samples, most(ensemble, request));
    StoppingRule decided = new Decided(config.stopping());
    // Fewer samples than the test takes may be enough for a rule that does not know of it.
    StoppingRule rule = config.doubt().isPresent()
        ? new UntilCertain(decided, most - samples)
        : decided;
    return new RequestVoting(config, request.prompt(), election, rule,
        Plan.spread(ranking, most, ensemble.models()).slots(), samples);
  }

  /** Asking a model again that always says the same settles no doubt. */
  private static int most(EnsembleConfig ensemble, ChatRequest request) {
    return isDeterministic(ensemble, request)
        ? 0
        : ensemble.voting()
            .doubt()
            .map(DoubtConfig::consequence)
            .map(consequence -> consequence instanceof SampleMore(int most) ? most : 0)
            .orElse(0);
  }

  /** At temperature 0 a model always says the same, so it is asked once. */
  private static boolean isDeterministic(EnsembleConfig ensemble, ChatRequest request) {
    return request.temperature().orElse(ensemble.temperature()) == 0;
  }

  /**
   * Where a model's score is not known, there is nothing to weigh its votes by: those of a model
   * that the router does not know yet would count for nothing.
   */
  private static VotePolicy policy(VotingConfig config, List<RankedModel> asked,
      Optional<LearnedVoting> learned) {
    boolean scored = asked.stream().allMatch(model -> model.support() > 0 || model.score() > 0);
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
