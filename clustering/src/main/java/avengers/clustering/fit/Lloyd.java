package avengers.clustering.fit;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import smile.clustering.CentroidClustering;
import smile.math.MathEx;

/**
 * Lloyd's algorithm, until no vector changes its cluster: gives each vector to its nearest centroid
 * and moves each centroid to the mean of its vectors, in turn. No cluster ends empty.
 *
 * <p>
 * A cluster that neither won nor lost a vector keeps its centroid, so the products with it stay as
 * they are: most clusters come to rest long before the last one does.
 *
 * <p>
 * The work is divided by tiles and by clusters, never by cores, and each sum is added up within one
 * part: the result is the same on any number of cores.
 */
final class Lloyd {
  /** Ends what rounding could keep going to and fro; published queries take some tens. */
  private static final int MAX_ITERATIONS = 300;

  private final List<float[]> vectors;
  private final Nearness nearness;
  private final float[][] centroids;
  private int[] assignment;

  private Lloyd(List<float[]> vectors, VectorTiles tiles, float[][] centroids) {
    this.vectors = vectors;
    this.nearness = new Nearness(tiles, centroids.length);
    this.centroids = centroids;
    this.assignment = new int[vectors.size()];
    Arrays.fill(assignment, -1);
  }

  /**
   * Clusters vectors from vectors that were chosen as first centroids.
   *
   * @param vectors as they are in the tiles
   * @param chosen positions of vectors
   */
  static CentroidClustering<float[], float[]> cluster(List<float[]> vectors, VectorTiles tiles,
      int[] chosen) {
    float[][] first = IntStream.of(chosen).mapToObj(vectors::get).toArray(float[][]::new);
    return new Lloyd(vectors, tiles, first).run();
  }

  private CentroidClustering<float[], float[]> run() {
    int[] moved = IntStream.range(0, centroids.length).toArray();
    for (int i = 0; i < MAX_ITERATIONS && moved.length > 0; i++) {
      nearness.update(centroids, moved);
      moved = assign(nearness.nearest());
    }
    return new CentroidClustering<>("k-means", centroids, MathEx::squaredDistance, assignment,
        squaredDistances(assignment));
  }

  /** Takes an assignment over and moves the centroids of those clusters that it changes. */
  private int[] assign(int[] next) {
    int[] sizes = sizes(next);
    if (IntStream.of(sizes).anyMatch(size -> size == 0)) {
      fillEmpty(next, sizes);
    }
    BitSet changed = new BitSet();
    for (int i = 0; i < next.length; i++) {
      if (next[i] != assignment[i]) {
        changed.set(next[i]);
        changed.set(Math.max(0, assignment[i]));
      }
    }
    assignment = next;
    int[] moved = changed.stream().toArray();
    moveToMeans(moved, sizes);
    return moved;
  }

  private int[] sizes(int[] clusters) {
    int[] sizes = new int[centroids.length];
    for (int cluster : clusters) {
      sizes[cluster]++;
    }
    return sizes;
  }

  /** Gives each empty cluster the vector that is farthest from its centroid. */
  private void fillEmpty(int[] next, int[] sizes) {
    double[] distances = squaredDistances(next);
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

  private double[] squaredDistances(int[] clusters) {
    return IntStream.range(0, vectors.size())
        .parallel()
        .mapToDouble(i -> MathEx.squaredDistance(vectors.get(i), centroids[clusters[i]]))
        .toArray();
  }

  private void moveToMeans(int[] moved, int[] sizes) {
    int[] ends = sizes.clone();
    Arrays.parallelPrefix(ends, Integer::sum);
    int[] members = members(ends);
    IntStream.of(moved)
        .parallel()
        .forEach(cluster -> centroids[cluster] = mean(members, ends[cluster] - sizes[cluster],
            ends[cluster]));
  }

  /** Positions of the vectors by cluster, within a cluster in order. */
  private int[] members(int[] ends) {
    int[] free = ends.clone();
    int[] members = new int[assignment.length];
    for (int i = assignment.length - 1; i >= 0; i--) {
      members[--free[assignment[i]]] = i;
    }
    return members;
  }

  private float[] mean(int[] members, int start, int end) {
    double[] sum = new double[vectors.getFirst().length];
    for (int i = start; i < end; i++) {
      float[] vector = vectors.get(members[i]);
      for (int d = 0; d < sum.length; d++) {
        sum[d] += vector[d];
      }
    }
    float[] mean = new float[sum.length];
    for (int d = 0; d < sum.length; d++) {
      mean[d] = (float) (sum[d] / (end - start));
    }
    return mean;
  }
}
