package avengers.clustering.plan;

import avengers.clustering.cluster.Ranking;
import java.util.List;

/**
 * All that a plan is made of.
 *
 * @param ranking of all models
 * @param candidates those models that may be asked
 */
public record PlanRequest(Ranking ranking,
    List<Candidate> candidates,
    Needs needs,
    Intent intent,
    Caps caps) {
  public PlanRequest {
    candidates = List.copyOf(candidates);
  }
}
