package avengers.clustering.fit;

import avengers.clustering.cluster.Centroids;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import smile.clustering.CentroidClustering;
import smile.clustering.KMeans;
import smile.math.MathEx;

/** Vectors in clusters. */
public final class KMeansClustering {
  private static final int MAX_ITERATIONS = 100;

  private final Centroids centroids;
  private final int[] assignment;
  private final double inertia;

  private KMeansClustering(Centroids centroids, int[] assignment, double inertia) {
    this.centroids = centroids;
    this.assignment = assignment;
    this.inertia = inertia;
  }

  /**
   * Clusters vectors by Lloyd's algorithm with k-means++ seeding, from several starts, and keeps
   * the clustering of least inertia. The same on any number of cores.
   *
   * @throws IllegalArgumentException if there are fewer distinct vectors than clusters
   */
  public static KMeansClustering fit(List<float[]> vectors, int clusters, int starts, long seed) {
    requireDistinct(vectors, clusters);
    double[][] data = vectors.stream().map(KMeansClustering::toDoubles).toArray(double[][]::new);
    // Smile draws from a generator of the calling thread, and draws on it alone.
    MathEx.setSeed(seed);
    CentroidClustering<double[], double[]> best = KMeans.lloyd(data, clusters, MAX_ITERATIONS);
    for (int start = 1; start < starts; start++) {
      CentroidClustering<double[], double[]> other = KMeans.lloyd(data, clusters, MAX_ITERATIONS);
      if (other.distortion() < best.distortion()) {
        best = other;
      }
    }
    return of(best);
  }

  private static KMeansClustering of(CentroidClustering<double[], double[]> found) {
    float[][] rows = new float[found.k()][];
    Arrays.setAll(rows, cluster -> toFloats(found.center(cluster)));
    return new KMeansClustering(Centroids.of(rows), found.group().clone(),
        found.distortion() * found.group().length);
  }

  public Centroids centroids() {
    return centroids;
  }

  /** The cluster of the vector at this position. */
  public int clusterOf(int position) {
    return assignment[position];
  }

  /** Sum of squared distances of the vectors from their centroids. */
  public double inertia() {
    return inertia;
  }

  /** With fewer distinct vectors Smile's seeding would look for another for ever. */
  private static void requireDistinct(List<float[]> vectors, int clusters) {
    int distinct = vectors.stream()
        .map(FloatBuffer::wrap)
        .collect(Collectors.toCollection(TreeSet::new))
        .size();
    if (clusters < 2 || distinct < clusters) {
      throw new IllegalArgumentException("cannot make " + clusters + " clusters of " + distinct
          + " distinct queries; choose from 2 to " + distinct);
    }
  }

  private static double[] toDoubles(float[] vector) {
    double[] doubles = new double[vector.length];
    Arrays.setAll(doubles, i -> vector[i]);
    return doubles;
  }

  private static float[] toFloats(double[] vector) {
    float[] floats = new float[vector.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) vector[i];
    }
    return floats;
  }
}
