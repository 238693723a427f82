package avengers.clustering.plan;

import avengers.clustering.cluster.RankedModel;
import avengers.clustering.cluster.Ranking;
import avengers.clustering.forecast.LearnedPlans;
import avengers.clustering.forecast.Logistic;
import java.util.List;

/** What of a plan's models its accuracy is foreseen by. */
public final class PlanFeatures {
  private PlanFeatures() {}

  /**
   * The log-odds of the expected score of the best model that is asked at first, the mean of those
   * of the others (the best's own where it is alone), and, if the plan has a second step, the mean
   * of those of its models. Last comes how easy the query is: how well it is answered at all says
   * more of a plan than of its models' order, which a dominating model leaves the same everywhere.
   *
   * @param ease log-odds by which the query is easier than others, 0 where that is not known
   */
  public static double[] of(Plan plan, double ease) {
    List<RankedModel> first = plan.shares().stream().map(Plan.Share::model).toList();
    double best = Logistic.logOdds(first.getFirst().score());
    double others = first.size() == 1 ? best : mean(first.subList(1, first.size()));
    return plan.second()
        .map(second -> new double[]{best, others, mean(second.models()), ease})
        .orElseGet(() -> new double[]{best, others, ease});
  }

  /** How easy a query is by its clusters, of which the plans were measured. */
  public static double ease(LearnedPlans plans, Ranking ranking) {
    return plans.ease().isEmpty() || ranking.outlier()
        ? 0
        : ranking.clusters()
            .stream()
            .mapToDouble(of -> of.weight() * plans.ease().get(of.cluster()))
            .sum();
  }

  private static double mean(List<RankedModel> models) {
    return models.stream()
        .mapToDouble(model -> Logistic.logOdds(model.score()))
        .average()
        .orElseThrow();
  }
}
