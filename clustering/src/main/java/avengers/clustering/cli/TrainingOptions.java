package avengers.clustering.cli;

import avengers.clustering.fit.ClusterCount;
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
    return EmbeddedObservations.embed(observations.read(), embedder.model(),
        CacheFolder.of(System.getenv()));
  }
}
