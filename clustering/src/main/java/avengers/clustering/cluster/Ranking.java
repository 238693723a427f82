package avengers.clustering.cluster;

import java.util.List;

/**
 * How well each model is expected to answer one query.
 *
 * @param clusters the nearest clusters, nearest first; empty where no cluster is known
 * @param models best first
 * @param outlier whether the query is too far from every cluster to be ranked by any: then the
 * models are ranked by their scores on all queries
 */
public record Ranking(List<WeightedCluster> clusters, List<RankedModel> models, boolean outlier) {
  public Ranking {
    clusters = List.copyOf(clusters);
    models = List.copyOf(models);
  }

  /** The ranking of a query that is no outlier. */
  public Ranking(List<WeightedCluster> clusters, List<RankedModel> models) {
    this(clusters, models, false);
  }
}
