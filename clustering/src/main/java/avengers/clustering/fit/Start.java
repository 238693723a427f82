package avengers.clustering.fit;

import java.util.List;
import java.util.random.RandomGenerator;
import smile.clustering.CentroidClustering;

/**
 * One start of k-means: greedy seeding, some steps of Lloyd's algorithm, exchange. Then, twice, the
 * clusters that are worth least get new centroids, seeded like the first ones; that is kept if the
 * inertia falls. At the end no vector can move: each is with its nearest centroid, each centroid is
 * the mean of its vectors.
 */
final class Start {
  /** Bring the seeds near to means; exchange then does the rest, and ends lower. */
  private static final int LLOYD_STEPS = 3;

  /** That show whether new centroids pay. */
  private static final int EXCHANGE_PASSES = 5;

  /** One cluster of so many gets a new centroid at a time, but at least one. */
  private static final int[] RESEEDED = {16, 32};

  /** Ends what rounding could keep going to and fro; published queries take some tens. */
  private static final int MAX_PASSES = 300;

  private final List<float[]> vectors;
  private final VectorTiles tiles;
  private final int clusters;
  private final RandomGenerator random;

  private Start(List<float[]> vectors, VectorTiles tiles, int clusters, RandomGenerator random) {
    this.vectors = vectors;
    this.tiles = tiles;
    this.clusters = clusters;
    this.random = random;
  }

  /**
   * Clusters vectors.
   *
   * @param vectors as they are in the tiles
   */
  static CentroidClustering<float[], float[]> run(List<float[]> vectors, VectorTiles tiles,
      int clusters, RandomGenerator random) {
    return new Start(vectors, tiles, clusters, random).run();
  }

  private CentroidClustering<float[], float[]> run() {
    int[] first = GreedySeeding.choose(vectors, tiles, clusters, random);
    Partition best = improve(Partition.of(vectors, tiles, first));
    for (int share : RESEEDED) {
      Partition other = improve(reseeded(best, share));
      best = other.inertia() < best.inertia() ? other : best;
    }
    finish(best);
    return best.clustering();
  }

  private Partition reseeded(Partition partition, int share) {
    return Reseeding.of(partition, vectors, tiles, Math.max(1, clusters / share), random);
  }

  private static Partition improve(Partition partition) {
    int left = LLOYD_STEPS;
    while (left > 0 && Lloyd.step(partition)) {
      left--;
    }
    left = EXCHANGE_PASSES;
    while (left > 0 && Exchange.pass(partition)) {
      left--;
    }
    return partition;
  }

  private static void finish(Partition partition) {
    int left = MAX_PASSES;
    while (left > 0 && (Exchange.pass(partition) || Lloyd.step(partition))) {
      left--;
    }
  }
}
