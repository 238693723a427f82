package avengers.clustering.cli;

import avengers.clustering.cluster.FittedRouter;
import avengers.clustering.inspect.QueryExplanation;
import avengers.clustering.inspect.RouterDescription;
import avengers.clustering.plan.Caps;
import avengers.clustering.plan.Intent;
import avengers.clustering.plan.Quality;
import avengers.clustering.routerfile.RouterFile;
import avengers.embeddings.Embedder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what is in a router, or how it ranks a query. */
@Command(name = "inspect",
    mixinStandardHelpOptions = true,
    description = "Shows what is in a router file; with --query, how it ranks that query and"
        + " why, and how it is planned.")
public final class InspectCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "ROUTER", description = "the router file")
  private Path file = Path.of("");

  @Option(names = "--query",
      paramLabel = "TEXT",
      description = "explain how this query is ranked; - reads it from standard input")
  private Optional<String> query = Optional.empty();

  @Option(names = "--samples",
      paramLabel = "N",
      defaultValue = "5",
      description = "answers that the ensemble asks for (default: ${DEFAULT-VALUE})")
  private int samples;

  @Option(names = "--models",
      paramLabel = "M",
      defaultValue = "2",
      description = "models that they are spread over (default: ${DEFAULT-VALUE})")
  private int models;

  @Option(names = "--quality",
      paramLabel = "Q",
      description = "plan by the dial instead: 0 is the cheapest, 10 the best")
  private Optional<Double> quality = Optional.empty();

  @Option(names = "--max-samples",
      paramLabel = "N",
      description = "the most answers that the plan may ask for")
  private Optional<Integer> maxSamples = Optional.empty();

  @Option(names = "--max-cost",
      paramLabel = "DOLLARS",
      description = "the most that the plan may cost, by what the router recorded")
  private Optional<Double> maxCost = Optional.empty();

  @Option(names = "--json", description = "print one JSON object instead of text")
  private boolean json;

  @Mixin
  private EmbedderOptions embedder = new EmbedderOptions();

  @Override
  public Integer call() throws IOException {
    if (models < 1 || samples < models) {
      throw new ParameterException(spec.commandLine(),
          "--models must be at least 1, and --samples no fewer");
    }
    if (query.isEmpty() && (quality.isPresent() || maxSamples.isPresent() || maxCost.isPresent())) {
      throw new ParameterException(spec.commandLine(),
          "--quality, --max-samples and --max-cost need a --query to plan for");
    }
    FittedRouter router = RouterFile.read(file);
    spec.commandLine()
        .getOut()
        .println((query.isPresent() ? explained(router, query.get()) : described(router)).strip());
    return 0;
  }

  private String described(FittedRouter router) {
    RouterDescription description = new RouterDescription(router);
    return json ? description.toJson() : description.toText();
  }

  private String explained(FittedRouter router, String given) throws IOException {
    Intent intent = intent();
    Caps caps = caps();
    String text = given.equals("-")
        ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
        : given;
    if (text.isBlank()) {
      throw new ParameterException(spec.commandLine(), "the query is blank");
    }
    try (Embedder chosen = embedder.load()) {
      RouterFile.requireEmbedder(router, chosen, file);
      QueryExplanation explanation = new QueryExplanation(router, chosen.embed(text), intent,
          caps);
      return json ? explanation.toJson() : explanation.toText();
    }
  }

  private Intent intent() {
    if (quality.isEmpty()) {
      return new Intent.ByCount(samples, models, Optional.empty());
    }
    try {
      return new Intent.ByDial(new Quality(quality.get()), false);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--quality: " + e.getMessage(), e);
    }
  }

  private Caps caps() {
    if (maxSamples.orElse(1) < 1 || !(maxCost.orElse(0.0) >= 0)) {
      throw new ParameterException(spec.commandLine(),
          "--max-samples must be at least 1, and --max-cost at least 0");
    }
    return new Caps(maxSamples.map(OptionalInt::of).orElse(OptionalInt.empty()),
        maxCost.map(OptionalDouble::of).orElse(OptionalDouble.empty()), Optional.empty());
  }
}
