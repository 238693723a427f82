package avengers.clustering.evaluate;

import java.util.List;

/**
 * Out of distribution: each data set measured by a router that was fitted on the others.
 *
 * @param all all queries together
 */
public record LeaveOneOut(List<GroupResult> datasets, GroupResult all) {
  public LeaveOneOut {
    datasets = List.copyOf(datasets);
  }
}
