package avengers.clustering.cli;

import avengers.clustering.cluster.FittedRouter;
import avengers.clustering.fit.FitOptions;
import avengers.clustering.fit.RouterFitter;
import avengers.clustering.report.ReportException;
import avengers.clustering.report.ReportPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes a page that shows what routing is worth. */
@Command(name = "report",
    mixinStandardHelpOptions = true,
    description = "Writes one web page about an evaluation and the router; it needs no network.")
public final class ReportCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec = CommandSpec.create();

  @Option(names = "--out",
      paramLabel = "PAGE",
      required = true,
      description = "the HTML file to write")
  private Path out = Path.of("");

  @Option(names = "--evaluation",
      paramLabel = "FILE",
      required = true,
      description = "what \"evaluate --json\" printed for the same observations and options")
  private Path evaluation = Path.of("");

  @Option(names = "--seed",
      paramLabel = "N",
      defaultValue = "42",
      description = "decides every random choice of the shown router (default: ${DEFAULT-VALUE})")
  private long seed;

  @Mixin
  private TrainingOptions training = new TrainingOptions();

  @Override
  public Integer call() throws IOException {
    JsonNode measured = measured();
    EmbeddedObservations embedded = training.embedded();
    FittedRouter router = RouterFitter.fit(embedded.queries(),
        new FitOptions(training.clusters(), seed),
        embedded.embedder(), embedded.sourceHash());
    ReportPage.of(measured, router, embedded.queries()).write(out);
    spec.commandLine()
        .getOut()
        .printf("%s: open it in a browser; it needs no network%n", out);
    return 0;
  }

  private JsonNode measured() throws IOException {
    try {
      return JsonMapper.shared().readTree(Files.readAllBytes(evaluation));
    } catch (NoSuchFileException e) {
      throw new ReportException(evaluation + ": there is no such file");
    } catch (JacksonException e) {
      throw new ReportException(evaluation + ":" + e.getLocation().getLineNr() + ": not JSON: "
          + e.getOriginalMessage());
    }
  }
}
