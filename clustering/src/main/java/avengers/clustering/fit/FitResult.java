package avengers.clustering.fit;

import avengers.clustering.cluster.FittedRouter;
import java.util.List;

/**
 * A fitted router, and what was measured on the way.
 *
 * @param candidates the numbers of clusters that were tried, fewest first; none where the number
 * was given
 * @param selected the models that were chosen, most important first; none where all are kept
 */
public record FitResult(FittedRouter router,
    List<ClusterCandidate> candidates,
    List<SelectedModel> selected) {
  public FitResult {
    candidates = List.copyOf(candidates);
    selected = List.copyOf(selected);
  }
}
