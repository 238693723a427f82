package avengers.clustering.fit;

import avengers.clustering.forecast.PlanShape;
import avengers.clustering.plan.Plan;
import avengers.clustering.plan.PlanFeatures;

/**
 * A plan that was tried on a query, with any threshold of confidence.
 *
 * @param query its position among all
 * @param ease of the query
 * @param confidence of the first vote
 * @param first what is scored if the first vote stands
 * @param second what is scored if the second step follows; the same if the plan has none
 */
record PlanTrial(int query,
    Plan plan,
    double ease,
    double confidence,
    double first,
    double second) {
  /** Whether a plan of this form goes on to its second step. */
  boolean goesOn(PlanShape shape) {
    return shape.then().filter(then -> confidence < then.threshold()).isPresent();
  }

  double[] features() {
    return PlanFeatures.of(plan, ease);
  }

  double score(PlanShape shape) {
    return goesOn(shape) ? second : first;
  }
}
