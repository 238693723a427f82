package avengers.clustering.evaluate;

import avengers.clustering.fit.FitOptions;

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
  /** The rows alone. */
  public static EvaluationOptions of(FitOptions fit, int seeds) {
    return new EvaluationOptions(fit, seeds, false, false);
  }
}
