package avengers.gateway.answer;

import avengers.clustering.answer.Prompt;
import avengers.clustering.cluster.RankedModel;
import avengers.clustering.cluster.Ranking;
import avengers.clustering.plan.Plan;
import avengers.clustering.stopping.AskAll;
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
import avengers.gateway.config.EnsembleConfig;
import avengers.gateway.config.Sampling;
import avengers.gateway.config.VotingConfig;
import avengers.gateway.openai.ChatRequest;
import java.util.List;
import java.util.Optional;

/**
 * How the samples of one request are asked for and counted.
 *
 * @param slots all samples that may be asked for, in order
 * @param samples how many are asked for at most while there is no doubt
 * @param choices how many different answers the client wants
 */
record RequestVoting(VotingConfig config,
    Prompt prompt,
    Election election,
    StoppingRule rule,
    List<Slot> slots,
    int samples,
    int choices) {
  RequestVoting {
    slots = List.copyOf(slots);
  }

  static RequestVoting of(EnsembleConfig ensemble, ChatRequest request, Ranking ranking,
      Optional<LearnedVoting> learned) {
    VotingConfig config = ensemble.voting();
    Sampling sampling = Sampling.of(ensemble, request);
    List<RankedModel> asked = ranking.models().stream().limit(ensemble.models()).toList();
    int samples = sampling.isDeterministic() ? asked.size() : sampling.samples();
    int most = sampling.isDeterministic() ? samples : sampling.most();
    Election election = new Election(policy(config, asked, learned),
        config.doubt().map(doubt -> new BinomialTest(doubt.level())),
        learned.map(LearnedVoting::calibration).orElse(Calibration.NONE));
    return new RequestVoting(config, request.prompt(), election,
        rule(config, sampling, most - samples),
        Plan.spread(ranking, most, ensemble.models()).slots(), samples, sampling.choices());
  }

  /**
   * A vote that stops early knows its winner, but not all that others would have said. Fewer
   * samples than a test of doubt takes may be enough for a rule that does not know of it.
   */
  private static StoppingRule rule(VotingConfig config, Sampling sampling, int reserve) {
    StoppingRule usual = sampling.choices() > 1 ? new AskAll() : new Decided(config.stopping());
    return config.doubt().isPresent() ? new UntilCertain(usual, reserve) : usual;
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
