package avengers.clustering.evaluate;

import avengers.clustering.fit.ClusterCount;
import avengers.clustering.fit.FitOptions;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/**
 * What is to be measured.
 *
 * @param fit how the router is fitted that clusters are told of; its seed is not one of the splits'
 * @param seeds how many random splits
 * @param sensitivity whether other numbers of clusters, models and training queries are measured
 * @param leaveOneOut whether each data set is measured by a router that knows the others alone
 */
public record EvaluationOptions(FitOptions fit,
    int seeds,
    boolean sensitivity,
    boolean leaveOneOut) {
  /** How the router of one split is fitted. */
  FitOptions fitOf(long seed) {
    return new FitOptions(fit.clusters(), seed);
  }

  /** As many clusters as asked for, but no more than so few training queries can fill. */
  ClusterCount clustersOf(int trained) {
    return fit.clusters().atMost(Math.max(2, trained / 2));
  }

  /** Runs all splits, on all cores; gives the results in the order of their seeds. */
  <T> List<T> splits(LongFunction<T> split) {
    return LongStream.range(0, seeds).parallel().mapToObj(split).toList();
  }
}
