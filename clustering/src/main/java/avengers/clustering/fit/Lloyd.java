package avengers.clustering.fit;

import java.util.stream.IntStream;

/**
 * A step of Lloyd's algorithm: gives each vector to its nearest centroid and moves each centroid to
 * the mean of its vectors. No cluster ends empty.
 */
final class Lloyd {
  private Lloyd() {}

  /** Whether any vector changed its cluster. */
  static boolean step(Partition partition) {
    int[] next = partition.nearness().nearest();
    int[] sizes = partition.sizes(next);
    if (IntStream.of(sizes).anyMatch(size -> size == 0)) {
      fillEmpty(next, sizes, partition.squaredDistances(next));
    }
    return partition.assign(next);
  }

  /** Gives each empty cluster the vector that is farthest from its centroid. */
  private static void fillEmpty(int[] next, int[] sizes, double[] distances) {
    for (int cluster = 0; cluster < sizes.length; cluster++) {
      if (sizes[cluster] == 0) {
        int farthest = farthest(distances, next, sizes);
        sizes[next[farthest]]--;
        sizes[cluster]++;
        next[farthest] = cluster;
      }
    }
  }

  /** The farthest vector that is not the only one of its cluster. */
  private static int farthest(double[] distances, int[] clusters, int[] sizes) {
    int farthest = -1;
    for (int i = 0; i < distances.length; i++) {
      boolean movable = sizes[clusters[i]] > 1;
      if (movable && (farthest < 0 || distances[i] > distances[farthest])) {
        farthest = i;
      }
    }
    return farthest;
  }
}
