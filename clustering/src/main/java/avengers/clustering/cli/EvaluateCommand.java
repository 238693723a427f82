package avengers.clustering.cli;

import avengers.clustering.evaluate.EvaluationJson;
import avengers.clustering.evaluate.EvaluationOptions;
import avengers.clustering.evaluate.EvaluationResult;
import avengers.clustering.evaluate.EvaluationTable;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures routing on held-out queries. */
@Command(name = "evaluate",
    mixinStandardHelpOptions = true,
    description = "Fits on 70 %% of each data set and measures on the rest, once a seed.")
public final class EvaluateCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec = CommandSpec.create();

  @Option(names = "--json", description = "print one JSON object instead of tables")
  private boolean json;

  @Mixin
  private MeasuringOptions measuring = new MeasuringOptions();

  @Mixin
  private TrainingOptions training = new TrainingOptions();

  @Override
  public Integer call() {
    EvaluationOptions options = measuring.of(training.clusters());
    EvaluationResult result = MeasuredRouter.of(training.embedded(), options).result();
    spec.commandLine()
        .getOut()
        .println(json
            ? EvaluationJson.of(result).toPrettyString()
            : EvaluationTable.of(result));
    return 0;
  }
}
