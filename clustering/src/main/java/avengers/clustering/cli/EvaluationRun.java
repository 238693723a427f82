package avengers.clustering.cli;

import avengers.clustering.cluster.FittedRouter;
import avengers.clustering.evaluate.EvaluationOptions;
import avengers.clustering.evaluate.EvaluationResult;
import avengers.clustering.evaluate.Evaluator;
import avengers.clustering.fit.FitOptions;
import avengers.clustering.fit.RouterFitter;
import me.tongfei.progressbar.ProgressBar;

/** An evaluation with a progress bar, and the router of all queries. */
final class EvaluationRun {
  private EvaluationRun() {}

  static FittedRouter fit(EmbeddedObservations embedded, FitOptions options) {
    return RouterFitter.fit(embedded.queries(), options, embedded.embedder(),
        embedded.sourceHash());
  }

  static EvaluationResult of(EmbeddedObservations embedded, EvaluationOptions options) {
    try (ProgressBar bar = Progress.bar("Evaluating", 1)) {
      Evaluator evaluator = new Evaluator(embedded.queries(),
          (queries, fit) -> RouterFitter.fit(queries, fit, embedded.embedder(),
              embedded.sourceHash()),
          options, bar::step);
      bar.maxHint(evaluator.steps());
      return evaluator.evaluate(fit(embedded, options.fit()));
    }
  }
}
