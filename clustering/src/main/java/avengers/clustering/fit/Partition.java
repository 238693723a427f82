package avengers.clustering.fit;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import smile.clustering.CentroidClustering;
import smile.math.MathEx;

/**
 * Vectors in clusters, with the centroids and how near each vector is to each of them: what the
 * steps of k-means change. After {@link #assign} each centroid is the mean of its vectors.
 *
 * <p>
 * A cluster that neither won nor lost a vector keeps its centroid, so the products with it stay as
 * they are: most clusters come to rest long before the last one does.
 *
 * <p>
 * The work is divided by tiles and by clusters, never by cores, and each sum is added up within one
 * part: the result is the same on any number of cores.
 */
final class Partition {
  private static final int NONE = -1;

  private final List<float[]> vectors;
  private final Nearness nearness;

  /** The rows are replaced, never written to. */
  private final float[][] centroids;
  private int[] assignment;

  private Partition(List<float[]> vectors, Nearness nearness, float[][] centroids,
      int[] assignment) {
    this.vectors = vectors;
    this.nearness = nearness;
    this.centroids = centroids;
    this.assignment = assignment;
  }

  /**
   * Vectors that are in no cluster yet.
   *
   * @param vectors as they are in the tiles
   * @param chosen positions of the vectors that are the first centroids
   */
  static Partition of(List<float[]> vectors, VectorTiles tiles, int[] chosen) {
    float[][] centroids = IntStream.of(chosen).mapToObj(vectors::get).toArray(float[][]::new);
    int[] assignment = new int[vectors.size()];
    Arrays.fill(assignment, NONE);
    Nearness nearness = Nearness.of(tiles, chosen.length);
    nearness.update(centroids, IntStream.range(0, chosen.length).toArray());
    return new Partition(vectors, nearness, centroids, assignment);
  }

  /**
   * The same with other centroids for some clusters, whose vectors are in no cluster until the next
   * assignment.
   *
   * @param chosen positions of the vectors that are the new centroids
   */
  Partition withCentroids(int[] clusters, int[] chosen) {
    float[][] others = centroids.clone();
    BitSet emptied = new BitSet();
    for (int i = 0; i < clusters.length; i++) {
      others[clusters[i]] = vectors.get(chosen[i]);
      emptied.set(clusters[i]);
    }
    int[] rest = IntStream.of(assignment)
        .map(cluster -> emptied.get(cluster) ? NONE : cluster)
        .toArray();
    Nearness copy = nearness.copy();
    copy.update(others, clusters);
    return new Partition(vectors, copy, others, rest);
  }

  Nearness nearness() {
    return nearness;
  }

  /** A copy of the clusters of all vectors. */
  int[] assignment() {
    return assignment.clone();
  }

  /** A copy of the array, not of its rows. */
  float[][] centroids() {
    return centroids.clone();
  }

  float[] vector(int position) {
    return vectors.get(position);
  }

  /** How many vectors each cluster has in an assignment. */
  int[] sizes(int[] clusters) {
    int[] sizes = new int[centroids.length];
    for (int cluster : clusters) {
      sizes[cluster]++;
    }
    return sizes;
  }

  /**
   * Takes an assignment over and moves the centroids of those clusters that it changes.
   *
   * @return whether it changes any
   */
  boolean assign(int[] next) {
    BitSet changed = new BitSet();
    for (int i = 0; i < next.length; i++) {
      if (next[i] != assignment[i]) {
        changed.set(next[i]);
        if (assignment[i] != NONE) {
          changed.set(assignment[i]);
        }
      }
    }
    assignment = next;
    int[] moved = changed.stream().toArray();
    Means.of(vectors, assignment, sizes(assignment)).replace(centroids, moved);
    nearness.update(centroids, moved);
    return moved.length > 0;
  }

  /** Sum of squared distances of the vectors from their centroids, as far as floats can tell. */
  double inertia() {
    double sum = 0;
    for (float distance : nearness.squaredDistances(assignment)) {
      sum += distance;
    }
    return sum;
  }

  /** The squared distance of each vector from its centroid in an assignment. */
  double[] squaredDistances(int[] clusters) {
    return IntStream.range(0, vectors.size())
        .parallel()
        .mapToDouble(i -> MathEx.squaredDistance(vectors.get(i), centroids[clusters[i]]))
        .toArray();
  }

  CentroidClustering<float[], float[]> clustering() {
    return new CentroidClustering<>("k-means", centroids, MathEx::squaredDistance, assignment,
        squaredDistances(assignment));
  }
}
