package avengers.clustering.fit;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Takes the centroids of the clusters that are worth least and seeds as many anew. A cluster is
 * worth by how much the inertia would grow if each of its vectors went to the nearest other
 * centroid.
 */
final class Reseeding {
  private final Nearness nearness;
  private final int[] assignment;
  private final float[] distances;

  private Reseeding(Partition partition) {
    this.nearness = partition.nearness();
    this.assignment = partition.assignment();
    this.distances = nearness.squaredDistances(assignment);
  }

  /**
   * A partition that begins where another one is, with new centroids for some clusters.
   *
   * @param vectors as they are in the tiles
   * @param count how many clusters, fewer than all
   */
  static Partition of(Partition partition, List<float[]> vectors, VectorTiles tiles, int count,
      RandomGenerator random) {
    Reseeding reseeding = new Reseeding(partition);
    int clusters = partition.centroids().length;
    int[] poorest = reseeding.poorest(clusters, count);
    float[] nearest = reseeding.distancesWithout(clusters, poorest);
    return partition.withCentroids(poorest,
        GreedySeeding.chooseMore(vectors, tiles, clusters, nearest, count, random));
  }

  private int[] poorest(int clusters, int count) {
    float[] weights = new float[clusters];
    Arrays.fill(weights, 1);
    float[] others = nearness.leastOthers(assignment, weights);
    double[] worth = new double[clusters];
    for (int i = 0; i < others.length; i++) {
      worth[assignment[i]] += others[i] - distances[i];
    }
    return IntStream.range(0, clusters)
        .boxed()
        .sorted(Comparator.comparingDouble(cluster -> worth[cluster]))
        .limit(count)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** Squared distances of the vectors from the nearest centroids that stay. */
  private float[] distancesWithout(int clusters, int[] poorest) {
    float[] weights = new float[clusters];
    Arrays.fill(weights, 1);
    for (int cluster : poorest) {
      weights[cluster] = Float.POSITIVE_INFINITY;
    }
    float[] others = nearness.leastOthers(assignment, weights);
    float[] without = distances.clone();
    for (int i = 0; i < without.length; i++) {
      without[i] = weights[assignment[i]] == 1 ? distances[i] : Math.max(0, others[i]);
    }
    return without;
  }
}
