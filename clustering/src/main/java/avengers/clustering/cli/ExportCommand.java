package avengers.clustering.cli;

import avengers.clustering.cluster.FittedRouter;
import avengers.clustering.reference.Naming;
import avengers.clustering.reference.ReferenceWriter;
import avengers.clustering.routerfile.RouterFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a router for the reference scripts. */
@Command(name = "export",
    mixinStandardHelpOptions = true,
    description = "Writes a router as the files of the Avengers reference scripts:"
        + " cluster_centers.npy, cluster_rankings.json, map.json and metadata.json. The normaliser"
        + " is not written: it is plain L2 and holds no state.")
public final class ExportCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "ROUTER", description = "the router file")
  private Path router = Path.of("");

  @Option(names = "--out",
      paramLabel = "FOLDER",
      required = true,
      description = "the folder to write into")
  private Path out = Path.of("");

  @ArgGroup
  private MapOptions map = new MapOptions();

  @Option(names = "--force", description = "replace the artefacts that are in the folder")
  private boolean force;

  /** Which map is written. */
  private static final class MapOptions {
    @Option(names = "--map-by-name",
        description = "map the models' names to their ids; otherwise the ids to the names")
    private boolean byName;

    @Option(names = "--no-map",
        description = "put the models' names into the rankings, as Avengers-Pro does")
    private boolean none;

    Naming naming() {
      if (none) {
        return Naming.NAMES;
      }
      return byName ? Naming.NAME_TO_ID : Naming.ID_TO_NAME;
    }
  }

  @Override
  public Integer call() throws IOException {
    FittedRouter read = RouterFile.read(router);
    PrintWriter printed = spec.commandLine().getOut();
    for (Path file : ReferenceWriter.write(read, out, map.naming(), force)) {
      printed.println(file);
    }
    return 0;
  }
}
