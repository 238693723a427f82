package avengers.clustering.plan;

import avengers.clustering.cluster.Ranking;
import java.util.List;

/**
 * All that a plan is made of.
 *
 * @param ranking of all models
 * @param candidates those models that may be asked
 * @param choices how many answers the client wants: a plan asks for no fewer at first
 */
public record PlanRequest(Ranking ranking,
    List<Candidate> candidates,
    Needs needs,
    Intent intent,
    Caps caps,
    int choices) {
  public PlanRequest {
    candidates = List.copyOf(candidates);
    if (choices < 1) {
      throw new IllegalArgumentException("a client that wants " + choices + " answers");
    }
  }

  /** A request for one answer. */
  public PlanRequest(Ranking ranking, List<Candidate> candidates, Needs needs, Intent intent,
      Caps caps) {
    this(ranking, candidates, needs, intent, caps, 1);
  }

  /** The same request with another intent. */
  public PlanRequest with(Intent other) {
    return new PlanRequest(ranking, candidates, needs, other, caps, choices);
  }
}
