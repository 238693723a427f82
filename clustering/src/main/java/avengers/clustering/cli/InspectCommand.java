package avengers.clustering.cli;

import avengers.clustering.cluster.FittedRouter;
import avengers.clustering.inspect.QueryExplanation;
import avengers.clustering.inspect.RouterDescription;
import avengers.clustering.routerfile.RouterFile;
import avengers.embeddings.Embedder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
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
    description = "Shows what is in a router file; with --query, how it ranks that query and why.")
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
    String text = given.equals("-")
        ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
        : given;
    if (text.isBlank()) {
      throw new ParameterException(spec.commandLine(), "the query is blank");
    }
    try (Embedder chosen = embedder.load()) {
      RouterFile.requireEmbedder(router, chosen, file);
      QueryExplanation explanation = new QueryExplanation(router, chosen.embed(text), samples,
          models);
      return json ? explanation.toJson() : explanation.toText();
    }
  }
}
