package avengers.gateway.answer;

import avengers.clustering.cluster.Ranking;
import avengers.clustering.plan.Candidate;
import avengers.clustering.plan.Caps;
import avengers.clustering.plan.Forecast;
import avengers.clustering.plan.Needs;
import avengers.gateway.config.DoubtConfig.Consequence;
import avengers.gateway.config.EnsembleConfig;
import avengers.gateway.openai.ChatRequest;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** How one request to an ensemble will be answered: what is known before a model is asked. */
public final class EnsemblePlan {
  private final EnsembleConfig ensemble;
  private final ChatRequest request;
  private final Ranking ranking;
  private final Needs needs;
  private final Optional<Candidate> bestOverall;
  private final Caps caps;
  private final Forecast forecast;
  private final RequestVoting voting;
  private final Substitutes substitutes;
  private final Function<String, OptionalLong> bounds;

  EnsemblePlan(EnsembleConfig ensemble, ChatRequest request, Ranking ranking, Needs needs,
      Optional<Candidate> bestOverall, Caps caps, Forecast forecast, RequestVoting voting,
      Substitutes substitutes, Function<String, OptionalLong> bounds) {
    this.ensemble = ensemble;
    this.request = request;
    this.ranking = ranking;
    this.needs = needs;
    this.bestOverall = bestOverall;
    this.caps = caps;
    this.forecast = forecast;
    this.voting = voting;
    this.substitutes = substitutes;
    this.bounds = bounds;
  }

  public EnsembleConfig ensemble() {
    return ensemble;
  }

  public ChatRequest request() {
    return request;
  }

  /**
   * The request as one model gets it: where the cost is capped, the length of its completions is
   * bounded, so that it is known what each can cost.
   */
  public ChatRequest requestTo(String model) {
    OptionalLong bound = bounds.apply(model);
    return bound.isPresent() ? request.bounded(bound.getAsLong()) : request;
  }

  /** All configured models as they rank for the query, also those that cannot serve it. */
  public Ranking ranking() {
    return ranking;
  }

  /** What the request needs of a model. */
  public Needs needs() {
    return needs;
  }

  /**
   * The model that would be asked if it were always the same, with what one call of it costs for
   * this request; empty without a router.
   */
  public Optional<Candidate> bestOverall() {
    return bestOverall;
  }

  /** What the request may take at most: as its ensemble, it itself and its client's key allow. */
  public Caps caps() {
    return caps;
  }

  /**
   * What is planned, and what that is expected to bring. The greatest cost includes what is asked
   * for in doubt.
   */
  public Forecast forecast() {
    return forecast;
  }

  /** The plan in a few words: {@code 3x1 of gemma,qwen,llama; then stronger phi below 0.80}. */
  public String words() {
    return PlanWords.of(forecast.plan());
  }

  RequestVoting voting() {
    return voting;
  }

  /** Who may be asked instead of models that fail. */
  Substitutes substitutes() {
    return substitutes;
  }

  /** The query's nearest cluster in words. */
  public String place() {
    return EnsembleAnswer.place(ranking);
  }

  /** The model that gives the only sample, if there is but one, which answers whatever it says. */
  public Optional<String> onlyModel() {
    boolean answers = voting.config()
        .doubt()
        .map(doubt -> doubt.consequence() instanceof Consequence.Answer)
        .orElse(true);
    boolean stands = answers && voting.second().isEmpty();
    return stands && request.n() == 1 && voting.slots().size() == 1
        ? Optional.of(voting.slots().getFirst().model())
        : Optional.empty();
  }

  /**
   * Whether the first sample may be shown while it comes: a refusal of an uncertain answer must not
   * come behind the answer, and of several choices only the vote knows the order.
   */
  public boolean speculates() {
    boolean refuses = voting.config()
        .doubt()
        .map(doubt -> doubt.consequence() instanceof Consequence.Refuse)
        .orElse(false);
    return ensemble.speculative() && request.n() == 1 && !refuses;
  }
}
