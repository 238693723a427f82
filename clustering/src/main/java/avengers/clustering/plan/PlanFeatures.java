package avengers.clustering.plan;

import avengers.clustering.cluster.RankedModel;
import avengers.clustering.forecast.Logistic;
import java.util.List;

/** What of a plan's models its accuracy is foreseen by. */
public final class PlanFeatures {
  private PlanFeatures() {}

  /**
   * The log-odds of the expected score of the best model that is asked at first, the mean of those
   * of the others (the best's own where it is alone), and, if the plan has a second step, the mean
   * of those of its models.
   */
  public static double[] of(Plan plan) {
    List<RankedModel> first = plan.shares().stream().map(Plan.Share::model).toList();
    double best = Logistic.logOdds(first.getFirst().score());
    double others = first.size() == 1 ? best : mean(first.subList(1, first.size()));
    return plan.second()
        .map(second -> new double[]{best, others, mean(second.models())})
        .orElseGet(() -> new double[]{best, others});
  }

  private static double mean(List<RankedModel> models) {
    return models.stream()
        .mapToDouble(model -> Logistic.logOdds(model.score()))
        .average()
        .orElseThrow();
  }
}
