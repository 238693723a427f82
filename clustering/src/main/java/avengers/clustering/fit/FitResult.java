package avengers.clustering.fit;

import avengers.clustering.cluster.FittedRouter;
import java.util.List;
import java.util.Optional;

/**
 * A fitted router, and what was measured on the way.
 *
 * @param candidates the numbers of clusters that were tried, fewest first; none where the number
 * was given
 * @param selected the models that were chosen, most important first; none where all are kept
 * @param votes what was learned about votes; empty without raw answers
 */
public record FitResult(FittedRouter router,
    List<ClusterCandidate> candidates,
    List<SelectedModel> selected,
    Optional<VotingResult> votes) {
  public FitResult {
    candidates = List.copyOf(candidates);
    selected = List.copyOf(selected);
  }
}
