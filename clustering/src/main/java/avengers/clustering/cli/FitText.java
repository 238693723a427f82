package avengers.clustering.cli;

import avengers.clustering.cluster.Evidence;
import avengers.clustering.cluster.FittedRouter;
import avengers.clustering.cluster.ModelStatistics;
import avengers.clustering.fit.ClusterCandidate;
import avengers.clustering.fit.FitResult;
import avengers.clustering.fit.SelectedModel;
import java.util.Locale;

/** What fitting tells its user, in words and tables. */
record FitText(FitResult result) {
  /** The numbers of clusters that were tried; empty where the number was given. */
  String candidates() {
    StringBuilder table = new StringBuilder();
    for (ClusterCandidate tried : result.candidates()) {
      table.append(String.format(Locale.ROOT, "%8d %8.2f %12.2f %15.2f%s%n", tried.clusters(),
          100 * tried.score(),
          100 * tried.shortfall(), 100 * tried.standardError(),
          tried.chosen() ? "  chosen: the fewest within one error" : ""));
    }
    return table.isEmpty()
        ? ""
        : "clusters   routed   below best  standard error" + System.lineSeparator() + table
            + System.lineSeparator();
  }

  /** The models that were selected; empty where all are kept. */
  String selection() {
    StringBuilder table = new StringBuilder();
    double before = 0;
    for (SelectedModel one : result.selected()) {
      table.append(
          String.format(Locale.ROOT, "%8d %8d %8.2f %+8.2f  %s%n", one.first(), one.second(),
              100 * one.score(), 100 * (one.score() - before), one.model()));
      before = one.score();
    }
    return table.isEmpty()
        ? ""
        : "   first   second   routed     adds  model" + System.lineSeparator() + table
            + System.lineSeparator();
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
    return result.router().evidence().map(FitText::words).orElse("");
  }

  private static String words(Evidence evidence) {
    String measured = String.format(Locale.ROOT, "%.1f points (±%.1f)",
        Math.round(1000 * evidence.difference()) / 10.0, 100 * evidence.standardError());
    return evidence.dominates()
        ? evidence.bestSingle() + " dominates: every query goes to it"
            + " (on queries left out, routing differed by " + measured + ")"
        : "routing is expected to gain " + measured + " over " + evidence.bestSingle();
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
