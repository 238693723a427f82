package avengers.clustering.reference;

import avengers.clustering.cluster.Centroids;
import avengers.clustering.cluster.FittedRouter;
import avengers.clustering.cluster.ModelStatistics;
import avengers.clustering.cluster.Provenance;
import avengers.clustering.cluster.RoutingRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.stream.IntStream;

/** The artefacts of the reference scripts, which fit together. Immutable. */
public final class ReferenceArtefacts {
  private final Centroids centroids;
  private final SortedMap<Integer, ClusterTallies> clusters;
  private final Map<String, String> names;
  private final Metadata metadata;
  private final String sourceHash;

  /**
   * Artefacts that fit together.
   *
   * @param clusters by number; those without queries may be absent
   * @param names models' names by their ids; all ids of the clusters
   * @param sourceHash SHA-256 of the files
   */
  ReferenceArtefacts(Centroids centroids, SortedMap<Integer, ClusterTallies> clusters,
      Map<String, String> names, Metadata metadata, String sourceHash) {
    this.centroids = centroids;
    this.clusters = clusters;
    this.names = names;
    this.metadata = metadata;
    this.sourceHash = sourceHash;
  }

  public Centroids centroids() {
    return centroids;
  }

  /** What the metadata call the embedding model that the centroids were made with. */
  public Optional<String> embeddingModel() {
    return metadata.embeddingModel();
  }

  /**
   * The router of these artefacts. A model's overall score is its mean over the clusters, weighted
   * by their queries.
   *
   * @param embedder fingerprint of the embedder whose vectors were clustered
   */
  public FittedRouter router(String embedder, RoutingRule rule, Instant created) {
    List<List<ModelStatistics>> scores = IntStream.range(0, centroids.count())
        .mapToObj(cluster -> scores(clusters.getOrDefault(cluster, ClusterTallies.NONE)))
        .toList();
    long queries = clusters.values().stream().mapToLong(ClusterTallies::total).sum();
    return new FittedRouter(embedder, centroids, List.copyOf(names.values()), scores, overall(),
        rule, new Provenance(metadata.seed(), created, sourceHash,
            Math.clamp(queries, 0, Integer.MAX_VALUE)));
  }

  private List<ModelStatistics> scores(ClusterTallies cluster) {
    return names.keySet()
        .stream()
        .map(id -> cluster.models().getOrDefault(id, Tally.NONE).statistics())
        .toList();
  }

  private List<ModelStatistics> overall() {
    List<ModelStatistics> overall = new ArrayList<>();
    for (String id : names.keySet()) {
      overall.add(merged(clusters.values()
          .stream()
          .map(cluster -> cluster.models().getOrDefault(id, Tally.NONE))
          .toList()).statistics());
    }
    return overall;
  }

  private static Tally merged(List<Tally> tallies) {
    long count = 0;
    long priced = 0;
    double correct = 0;
    double cost = 0;
    for (Tally tally : tallies) {
      count += tally.count();
      correct += tally.count() * tally.accuracy();
      if (tally.cost().isPresent()) {
        priced += tally.count();
        cost += tally.count() * tally.cost().getAsDouble();
      }
    }
    return new Tally(count, count == 0 ? 0 : Math.clamp(correct / count, 0, 1),
        priced == 0 ? OptionalDouble.empty() : OptionalDouble.of(cost / priced));
  }
}
