package avengers.clustering.cli;

import avengers.clustering.fit.ClusterCount;
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
      converter = ClusterCountConverter.class,
      description = "how many clusters to make; \"auto\": as few as score as well as any on queries"
          + " that were left out (default: ${DEFAULT-VALUE})")
  private ClusterCount clusters = new ClusterCount.Auto();

  @Mixin
  private EmbedderOptions embedder = new EmbedderOptions();

  ClusterCount clusters() {
    return clusters;
  }

  /** Reads the observations and embeds their queries. */
  EmbeddedObservations embedded() {
    return EmbeddedObservations.embed(ObservationsFile.read(observations), embedder.model(),
        CacheFolder.of(System.getenv()));
  }
}
