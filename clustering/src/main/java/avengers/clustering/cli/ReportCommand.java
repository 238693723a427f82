package avengers.clustering.cli;

import avengers.clustering.evaluate.EvaluationJson;
import avengers.clustering.evaluate.EvaluationOptions;
import avengers.clustering.report.ReportPage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes a page that shows what routing is worth. */
@Command(name = "report",
    mixinStandardHelpOptions = true,
    description = "Measures as evaluate does, and writes one web page that needs no network.")
public final class ReportCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec = CommandSpec.create();

  @Option(names = "--out",
      paramLabel = "PAGE",
      required = true,
      description = "the HTML file to write")
  private Path out = Path.of("");

  @Mixin
  private MeasuringOptions measuring = new MeasuringOptions();

  @Mixin
  private TrainingOptions training = new TrainingOptions();

  @Override
  public Integer call() throws IOException {
    EvaluationOptions options = measuring.of(training.clusters());
    EmbeddedObservations embedded = training.embedded();
    MeasuredRouter measured = MeasuredRouter.of(embedded, options);
    ReportPage.of(EvaluationJson.of(measured.result()), measured.router(), embedded.queries())
        .write(out);
    spec.commandLine()
        .getOut()
        .printf("%s: open it in a browser; it needs no network%n", out);
    return 0;
  }
}
