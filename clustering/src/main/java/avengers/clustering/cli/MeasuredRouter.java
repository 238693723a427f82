package avengers.clustering.cli;

import avengers.clustering.cluster.FittedRouter;
import avengers.clustering.evaluate.EvaluationOptions;
import avengers.clustering.evaluate.EvaluationResult;
import avengers.clustering.evaluate.Evaluator;
import avengers.clustering.fit.RouterFitter;
import me.tongfei.progressbar.ProgressBar;

/**
 * A router with what such routers are worth.
 *
 * @param router fitted on all queries
 * @param result measured with routers fitted on parts of them
 */
record MeasuredRouter(FittedRouter router, EvaluationResult result) {
  /** Fits and measures, with a progress bar. */
  static MeasuredRouter of(EmbeddedObservations embedded, EvaluationOptions options) {
    Evaluator.Fitter fitter = (queries, fit) -> RouterFitter.fit(queries, fit,
        embedded.embedder(), embedded.sourceHash());
    try (ProgressBar bar = Progress.bar("Evaluating", 1)) {
      Evaluator evaluator = new Evaluator(embedded.queries(), fitter, options, bar::step);
      bar.maxHint(evaluator.steps());
      FittedRouter router = fitter.fit(embedded.queries(), options.fit());
      return new MeasuredRouter(router, evaluator.evaluate(router));
    }
  }
}
