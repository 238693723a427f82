package avengers.clustering.cluster;

import java.util.List;

/**
 * How well each model is expected to answer one query.
 *
 * @param clusters the clusters that were asked, nearest first; empty where no cluster is known
 * @param models best first
 */
public record Ranking(List<WeightedCluster> clusters, List<RankedModel> models) {
  public Ranking {
    clusters = List.copyOf(clusters);
    models = List.copyOf(models);
  }
}
