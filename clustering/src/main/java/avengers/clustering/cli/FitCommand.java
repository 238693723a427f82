package avengers.clustering.cli;

import avengers.clustering.cluster.FittedRouter;
import avengers.clustering.fit.FitOptions;
import avengers.clustering.fit.RouterFitter;
import avengers.clustering.routerfile.RouterFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Fits a router. */
@Command(name = "fit",
    mixinStandardHelpOptions = true,
    description = "Learns clusters and scores from labelled queries, and writes the router file.")
public final class FitCommand implements Callable<Integer> {
  static final long DEFAULT_SEED = 42;

  @Spec
  private CommandSpec spec = CommandSpec.create();

  @Option(names = "--out",
      paramLabel = "ROUTER",
      required = true,
      description = "the router file to write")
  private Path out = Path.of("");

  @Option(names = "--seed",
      paramLabel = "N",
      defaultValue = "" + FitCommand.DEFAULT_SEED,
      description = "decides every random choice (default: ${DEFAULT-VALUE})")
  private long seed;

  @Mixin
  private TrainingOptions training = new TrainingOptions();

  @Override
  public Integer call() throws IOException {
    EmbeddedObservations embedded = training.embedded();
    FittedRouter router = RouterFitter.fit(embedded.queries(),
        new FitOptions(training.clusters(), seed),
        embedded.embedder(), embedded.sourceHash());
    RouterFile.write(router, out);
    spec.commandLine()
        .getOut()
        .printf("%s: %d clusters of %d queries, %d models, shrinkage %.0f%n", out,
            training.clusters(),
            embedded.queries().size(), embedded.queries().models().size(),
            router.rule().shrinkage());
    return 0;
  }
}
