package avengers.gateway.answer;

import avengers.clustering.cluster.Ranking;
import avengers.gateway.config.DoubtConfig.Consequence;
import avengers.gateway.config.EnsembleConfig;
import avengers.gateway.openai.ChatRequest;
import java.util.Optional;

/** How one request to an ensemble will be answered: what is known before a model is asked. */
public final class EnsemblePlan {
  private final EnsembleConfig ensemble;
  private final ChatRequest request;
  private final Ranking ranking;
  private final RequestVoting voting;

  EnsemblePlan(EnsembleConfig ensemble, ChatRequest request, Ranking ranking,
      RequestVoting voting) {
    this.ensemble = ensemble;
    this.request = request;
    this.ranking = ranking;
    this.voting = voting;
  }

  public EnsembleConfig ensemble() {
    return ensemble;
  }

  public ChatRequest request() {
    return request;
  }

  Ranking ranking() {
    return ranking;
  }

  RequestVoting voting() {
    return voting;
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
    return answers && request.n() == 1 && voting.slots().size() == 1
        ? Optional.of(voting.slots().getFirst().model())
        : Optional.empty();
  }

  /**
   * Whether the first sample may be shown while it comes: a refusal of an uncertain answer must not
   * come behind the answer.
   */
  public boolean speculates() {
    boolean refuses = voting.config()
        .doubt()
        .map(doubt -> doubt.consequence() instanceof Consequence.Refuse)
        .orElse(false);
    return ensemble.speculative() && request.n() == 1 && !refuses;
  }
}
