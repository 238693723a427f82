package avengers.clustering.fit;

import java.util.OptionalInt;

/**
 * What the offline job is asked for.
 *
 * @param clusters how many clusters to make
 * @param select how many of the models to keep; empty for all
 * @param seed decides every random choice
 */
public record FitOptions(ClusterCount clusters, OptionalInt select, long seed) {
  /** So many clusters, and all models. */
  public FitOptions(int clusters, long seed) {
    this(new ClusterCount.Fixed(clusters), seed);
  }

  /** All models. */
  public FitOptions(ClusterCount clusters, long seed) {
    this(clusters, OptionalInt.empty(), seed);
  }
}
