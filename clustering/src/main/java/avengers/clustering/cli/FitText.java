package avengers.clustering.cli;

import avengers.clustering.cluster.FittedRouter;
import avengers.clustering.cluster.ModelStatistics;
import avengers.clustering.fit.ClusterCandidate;
import avengers.clustering.fit.FitResult;
import avengers.clustering.fit.SelectedModel;
import avengers.clustering.forecast.DialPosition;
import avengers.clustering.forecast.LearnedPlans;
import avengers.clustering.inspect.RouterWords;
import avengers.clustering.text.Figures;
import avengers.clustering.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** What fitting tells its user, in words and tables. */
record FitText(FitResult result) {
  /** The numbers of clusters that were tried; empty where the number was given. */
  String candidates() {
    TextTable table = new TextTable("rrrrl", "clusters", "routed", "below best", "standard error",
        "");
    for (ClusterCandidate tried : result.candidates()) {
      table.add(Integer.toString(tried.clusters()), points(tried.score()),
          points(tried.shortfall()), points(tried.standardError()),
          tried.chosen() ? "chosen: the fewest within one error" : "");
    }
    return result.candidates().isEmpty() ? "" : table + "\n";
  }

  /** The models that were selected; empty where all are kept. */
  String selection() {
    TextTable table = new TextTable("rrrrl", "first", "second", "routed", "adds", "model");
    double before = 0;
    for (SelectedModel one : result.selected()) {
      table.add(Integer.toString(one.first()), Integer.toString(one.second()),
          points(one.score()), String.format(Locale.ROOT, "%+.2f", 100 * (one.score() - before)),
          one.model());
      before = one.score();
    }
    return result.selected().isEmpty() ? "" : table + "\n";
  }

  private static String points(double score) {
    return Figures.decimal(100 * score, 2);
  }

  /** The router in one line. */
  String summary() {
    FittedRouter router = result.router();
    return String.format(Locale.ROOT, "%d clusters of %d queries, %d models, shrinkage %.0f",
        router.centroids().count(),
        router.provenance().queries(), router.models().size(), router.rule().shrinkage());
  }

  /** What routing is worth, in one sentence. */
  String evidence() {
    return result.router().evidence().map(RouterWords::worth).orElse("");
  }

  /** What was learned about votes, in one sentence; empty without raw answers. */
  String votes() {
    return result.votes()
        .map(votes -> String.format(Locale.ROOT, "votes: learned from the raw answers of %d models"
            + " to %d queries; confidence misses by %.1f points (agreement by %.1f)%n",
            votes.models(), votes.queries(), 100 * votes.errorOfConfidence(),
            100 * votes.errorOfAgreement()))
        .orElse("");
  }

  /** What the positions of the dial buy; empty where that was not measured. */
  String dial() {
    return result.router().plans().map(FitText::dial).orElse("");
  }

  private static String dial(LearnedPlans plans) {
    TextTable table = plans.priced()
        ? new TextTable("rrlrr", "quality", "accuracy", "", "dollars", "calls")
        : new TextTable("rrlr", "quality", "accuracy", "", "calls");
    List<DialPosition> whole = plans.dial()
        .stream()
        .filter(at -> at.quality() == Math.rint(at.quality()))
        .toList();
    for (DialPosition at : whole) {
      List<String> cells = new ArrayList<>(List.of(String.format(Locale.ROOT, "%.0f", at.quality()),
          points(at.accuracy()), "±" + points(at.standardError())));
      if (plans.priced()) {
        cells.add(Figures.dollars(OptionalDouble.of(at.cost())));
      }
      cells.add(Figures.decimal(at.calls(), 2));
      table.add(cells.toArray(String[]::new));
    }
    return "\nthe dial, on queries left out:\n" + table;
  }

  /** What a model that joined brings, in one line. */
  static String added(FittedRouter router, String model) {
    int position = router.models().indexOf(model);
    ModelStatistics overall = router.overall().get(position);
    long scored = router.clusters()
        .stream()
        .filter(cluster -> cluster.get(position).count() > 0)
        .count();
    return String.format(Locale.ROOT,
        "%s scores %.1f on %d queries in %d of %d clusters; %d models", model,
        100 * overall.score(), overall.count(), scored, router.centroids().count(),
        router.models().size());
  }
}
