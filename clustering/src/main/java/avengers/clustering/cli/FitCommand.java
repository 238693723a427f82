package avengers.clustering.cli;

import avengers.clustering.cluster.FittedRouter;
import avengers.clustering.fit.FitOptions;
import avengers.clustering.fit.FitResult;
import avengers.clustering.fit.ModelAddition;
import avengers.clustering.fit.RouterFitter;
import avengers.clustering.routerfile.RouterFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Fits a router, or adds a model to one. */
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

  @Option(names = "--select",
      paramLabel = "N",
      description = "keep the N models that are most often the best of a cluster")
  private @Nullable Integer select;

  @ArgGroup(exclusive = false)
  private @Nullable AdditionOptions addition;

  @Mixin
  private TrainingOptions training = new TrainingOptions();

  @Override
  public Integer call() throws IOException {
    if (addition == null) {
      fit();
    } else {
      refuse("--select", "chooses models while fitting");
      refuse("--clusters", "says how many clusters to make");
      add(addition);
    }
    return 0;
  }

  /** Refuses an option that means nothing to a router which is there already. */
  private void refuse(String option, String meaning) {
    if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
      throw new ParameterException(spec.commandLine(),
          option + " " + meaning + "; it cannot go with --add");
    }
  }

  private void fit() throws IOException {
    EmbeddedObservations embedded = training.embedded();
    OptionalInt wanted = select == null ? OptionalInt.empty() : OptionalInt.of(select);
    FitResult result = RouterFitter.fitAndTell(embedded.queries(),
        new FitOptions(training.clusters(), wanted, seed), embedded.embedder(),
        embedded.sourceHash());
    RouterFile.write(result.router(), out);
    FitText text = new FitText(result);
    PrintWriter print = spec.commandLine().getOut();
    print.print(text.candidates());
    print.print(text.selection());
    print.printf("%s: %s%n%s%n%s%s", out, text.summary(), text.evidence(), text.votes(),
        text.dial());
  }

  private void add(AdditionOptions asked) throws IOException {
    Path file = asked.routerOr(out);
    FittedRouter router = RouterFile.read(file);
    EmbeddedObservations embedded = training.embedded();
    RouterFile.requireEmbedder(router, embedded.embedder(),
        embedded.queries().embeddings().getFirst().length, file);
    FittedRouter grown = new ModelAddition(asked.model(), embedded.queries(),
        embedded.sourceHash(), asked.replace()).to(router);
    RouterFile.write(grown, out);
    spec.commandLine().getOut().println(out + ": " + FitText.added(grown, asked.model()));
  }
}
