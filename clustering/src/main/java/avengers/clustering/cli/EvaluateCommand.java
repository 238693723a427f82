package avengers.clustering.cli;

import avengers.clustering.cluster.FittedRouter;
import avengers.clustering.evaluate.Evaluation;
import avengers.clustering.evaluate.EvaluationResult;
import avengers.clustering.evaluate.HeldOut;
import avengers.clustering.evaluate.Row;
import avengers.clustering.fit.FitOptions;
import avengers.clustering.fit.RouterFitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures routing on held-out queries. */
@Command(name = "evaluate",
    mixinStandardHelpOptions = true,
    description = "Fits on 70 %% of each data set and measures on the rest, once a seed.")
public final class EvaluateCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec = CommandSpec.create();

  @Option(names = "--seeds",
      paramLabel = "N",
      defaultValue = "5",
      description = "how many random splits to measure (default: ${DEFAULT-VALUE})")
  private int seeds;

  @Option(names = "--json", description = "print one JSON object instead of a table")
  private boolean json;

  @Mixin
  private TrainingOptions training = new TrainingOptions();

  @Override
  public Integer call() {
    if (seeds < 1) {
      throw new ParameterException(spec.commandLine(), "--seeds must be at least 1, not " + seeds);
    }
    EmbeddedObservations embedded = training.embedded();
    List<Map<Row, Double>> splits = new ArrayList<>();
    try (ProgressBar bar = Progress.bar("Evaluating", seeds)) {
      for (int seed = 0; seed < seeds; seed++) {
        splits.add(measure(embedded, seed));
        bar.step();
      }
    }
    EvaluationResult result = EvaluationResult.of(embedded.queries().size(),
        embedded.queries().models().size(),
        training.clusters(), splits);
    spec.commandLine().getOut().println(json ? result.toJson() : result.toTable());
    return 0;
  }

  private Map<Row, Double> measure(EmbeddedObservations embedded, int seed) {
    HeldOut parts = HeldOut.split(embedded.queries(), seed);
    FittedRouter router = RouterFitter.fit(parts.train(), new FitOptions(training.clusters(), seed),
        embedded.embedder(), embedded.sourceHash());
    return new Evaluation(parts, router).meanScores();
  }
}
