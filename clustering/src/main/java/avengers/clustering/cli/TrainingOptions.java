package avengers.clustering.cli;

import avengers.embeddings.CacheFolder;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options that say what a router is fitted on. */
final class TrainingOptions {
  @Mixin
  private ObservationOptions observations = new ObservationOptions();

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
    return EmbeddedObservations.embed(observations.read(), embedder.model(),
        CacheFolder.of(System.getenv()));
  }
}
