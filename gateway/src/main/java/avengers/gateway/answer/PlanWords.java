package avengers.gateway.answer;

import avengers.clustering.cluster.RankedModel;
import avengers.clustering.plan.Plan;
import avengers.clustering.plan.Second;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A plan in a few words: {@code 3x1 of gemma,qwen,llama; then stronger phi below 0.80}. */
final class PlanWords {
  private PlanWords() {}

  /**
   * Models times samples of each; where these differ, the samples in all, of which the better
   * models give one more.
   */
  static String of(Plan plan) {
    int models = plan.shares().size();
    String samples = plan.samples() % models == 0
        ? models + "x" + plan.samples() / models
        : Integer.toString(plan.samples());
    return samples + " of " + String.join(",", plan.models())
        + plan.second().map(PlanWords::second).orElse("");
  }

  private static String second(Second second) {
    String what = switch (second) {
      case Second.More(double _, List<RankedModel> models) -> "more " + models.stream()
          .map(RankedModel::model)
          .collect(Collectors.joining(","));
      case Second.Stronger(double _, RankedModel model) -> "stronger " + model.model();
    };
    return "; then " + what + String.format(Locale.ROOT, " below %.2f", second.threshold());
  }
}
