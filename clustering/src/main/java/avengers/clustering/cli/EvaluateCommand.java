package avengers.clustering.cli;

import avengers.clustering.evaluate.EvaluationJson;
import avengers.clustering.evaluate.EvaluationOptions;
import avengers.clustering.evaluate.EvaluationResult;
import avengers.clustering.evaluate.EvaluationTable;
import avengers.clustering.fit.FitOptions;
import java.util.concurrent.Callable;
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

  @Option(names = "--sensitivity",
      description = "measure other numbers of clusters, models and training queries, too")
  private boolean sensitivity;

  @Option(names = "--leave-one-out",
      description = "measure each data set by a router that knows the others alone, too")
  private boolean leaveOneOut;

  @Mixin
  private TrainingOptions training = new TrainingOptions();

  @Override
  public Integer call() {
    if (seeds < 1) {
      throw new ParameterException(spec.commandLine(), "--seeds must be at least 1, not " + seeds);
    }
    EvaluationResult result = EvaluationRun.of(training.embedded(),
        new EvaluationOptions(new FitOptions(training.clusters(), FitCommand.DEFAULT_SEED), seeds,
            sensitivity, leaveOneOut));
    spec.commandLine()
        .getOut()
        .println(json
            ? EvaluationJson.of(result).toPrettyString()
            : EvaluationTable.of(result));
    return 0;
  }
}
