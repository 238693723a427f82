package avengers.clustering.cli;

import avengers.clustering.observation.ObservationsFile;
import avengers.embeddings.CacheFolder;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options that say what a router is fitted on. */
final class TrainingOptions {
  @Option(names = "--observations",
      paramLabel = "FILE",
      required = true,
      description = "JSON Lines, plain or .gz: one query a line, with each model's score")
  private Path observations = Path.of("");

  @Option(names = "--clusters",
      paramLabel = "K",
      defaultValue = "64",
      description = "how many clusters to make (default: ${DEFAULT-VALUE})")
  private int clusters;

  @Mixin
  private EmbedderOptions embedder = new EmbedderOptions();

  int clusters() {
    return clusters;
  }

  /** Reads the observations and embeds their queries. */
  EmbeddedObservations embedded() {
    return EmbeddedObservations.embed(ObservationsFile.read(observations), embedder.model(),
        CacheFolder.of(System.getenv()));
  }
}
