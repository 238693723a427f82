package avengers.clustering.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options for a model that joins a router which is there already. */
final class AdditionOptions {
  @Option(names = "--add",
      paramLabel = "MODEL",
      required = true,
      description = "score this model on the clusters of a router that is there already, and leave"
          + " all else in it as it is")
  private String model = "";

  @Option(names = "--router",
      paramLabel = "ROUTER",
      description = "with --add: the router to read (default: the file of --out)")
  private @Nullable Path router;

  @Option(names = "--replace",
      description = "with --add: the router may have scores of the model already; they are lost")
  private boolean replace;

  String model() {
    return model;
  }

  /** The router to read, where the one to write is this. */
  Path routerOr(Path out) {
    return router == null ? out : router;
  }

  boolean replace() {
    return replace;
  }
}
