package avengers.gateway.account;

import avengers.clustering.cluster.RankedModel;
import avengers.clustering.plan.Plan;
import avengers.clustering.plan.Second;
import java.util.Locale;
import java.util.stream.Collectors;

/** A plan in words. */
final class PlanWords {
  private PlanWords() {}

  /** {@code 3 samples of alpha and 2 of beta; below a confidence of 0.80, gamma answers}. */
  static String of(Plan plan) {
    return plan.shares()
        .stream()
        .map(share -> share.samples() + (share.samples() == 1 ? " sample" : " samples") + " of "
            + share.model().model())
        .collect(Collectors.joining(", ")) + plan.second().map(PlanWords::then).orElse("");
  }

  private static String then(Second second) {
    return String.format(Locale.ROOT, "; below a confidence of %.2f ", second.threshold())
        + switch (second) {
          case Second.More more -> "also " + names(more) + ", who vote together with the first";
          case Second.Stronger stronger -> names(stronger) + " answers instead";
        };
  }

  private static String names(Second second) {
    return second.models().stream().map(RankedModel::model).collect(Collectors.joining(", "));
  }
}
