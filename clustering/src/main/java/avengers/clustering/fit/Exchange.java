package avengers.clustering.fit;

import smile.math.MathEx;

/**
 * A pass of Hartigan's exchange: gives a vector to another cluster if the inertia falls, with the
 * two centroids where they are after the move. Where no vector can move any more, Lloyd's algorithm
 * has come to rest, too; the reverse does not hold.
 *
 * <p>
 * A vector at squared distance d from the centroid of its n vectors adds n / (n - 1) d to the
 * inertia, and would add m / (m + 1) e to a cluster of m vectors at squared distance e. After J.
 * Hartigan, M. Wong: "Algorithm AS 136" (1979); M. Telgarsky, A. Vattani: "Hartigan's Method:
 * k-means Clustering without Voronoi" (AISTATS 2010).
 */
final class Exchange {
  /** What a move must gain at least: less may be rounding. */
  private static final double LEAST_GAIN = 1e-9;

  private final Partition partition;
  private final float[][] centroids;
  private final int[] assignment;
  private final int[] sizes;

  private Exchange(Partition partition) {
    this.partition = partition;
    this.centroids = partition.centroids();
    this.assignment = partition.assignment();
    this.sizes = partition.sizes(assignment);
  }

  /** Whether any vector changed its cluster. No cluster becomes empty. */
  static boolean pass(Partition partition) {
    return new Exchange(partition).run();
  }

  /**
   * All vectors are looked at with the centroids as they were; those that seem to gain move one
   * after the other, if they gain with the centroids as they are by then.
   */
  private boolean run() {
    Nearness nearness = partition.nearness();
    float[] weights = weights();
    float[] own = nearness.squaredDistances(assignment);
    float[] others = nearness.leastOthers(assignment, weights);
    for (int i = 0; i < own.length; i++) {
      if (saved(i, own[i]) > others[i]) {
        int other = nearness.nearestOther(i, assignment[i], weights);
        if (lowersInertia(i, other)) {
          move(i, other);
        }
      }
    }
    return partition.assign(assignment);
  }

  /** What a squared distance adds to the inertia of a cluster that gains a vector. */
  private float[] weights() {
    float[] weights = new float[sizes.length];
    for (int cluster = 0; cluster < weights.length; cluster++) {
      weights[cluster] = sizes[cluster] / (sizes[cluster] + 1f);
    }
    return weights;
  }

  private boolean lowersInertia(int position, int to) {
    float[] vector = partition.vector(position);
    double saved = saved(position,
        MathEx.squaredDistance(vector, centroids[assignment[position]]));
    double added = sizes[to] / (sizes[to] + 1.0) * MathEx.squaredDistance(vector, centroids[to]);
    return saved - added > LEAST_GAIN * saved;
  }

  /** By how much the inertia of its cluster falls without a vector; alone there, it stays. */
  private double saved(int position, double squaredDistance) {
    double size = sizes[assignment[position]];
    return size == 1 ? 0 : size / (size - 1) * squaredDistance;
  }

  private void move(int position, int to) {
    int from = assignment[position];
    float[] vector = partition.vector(position);
    centroids[from] = towards(vector, centroids[from], -1.0 / --sizes[from]);
    centroids[to] = towards(vector, centroids[to], 1.0 / ++sizes[to]);
    assignment[position] = to;
  }

  private static float[] towards(float[] vector, float[] centroid, double part) {
    float[] moved = new float[centroid.length];
    for (int d = 0; d < moved.length; d++) {
      moved[d] = (float) (centroid[d] + part * (vector[d] - centroid[d]));
    }
    return moved;
  }
}
