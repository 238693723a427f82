package avengers.clustering.cli;

import avengers.clustering.evaluate.EvaluationOptions;
import avengers.clustering.fit.ClusterCount;
import avengers.clustering.fit.FitOptions;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options that say what is measured. */
final class MeasuringOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(names = "--seeds",
      paramLabel = "N",
      defaultValue = "5",
      description = "how many random splits to measure (default: ${DEFAULT-VALUE})")
  private int seeds;

  @Option(names = "--sensitivity",
      description = "measure other numbers of clusters, models and training queries, too")
  private boolean sensitivity;

  @Option(names = "--leave-one-out",
      description = "measure each data set by a router that knows the others alone, too")
  private boolean leaveOneOut;

  /** What is measured of routers with these clusters. */
  EvaluationOptions of(ClusterCount clusters) {
    if (seeds < 1) {
      throw new ParameterException(command.commandLine(),
          "--seeds must be at least 1, not " + seeds);
    }
    return new EvaluationOptions(new FitOptions(clusters, FitCommand.DEFAULT_SEED), seeds,
        sensitivity, leaveOneOut);
  }
}
