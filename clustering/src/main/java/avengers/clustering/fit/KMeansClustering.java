package avengers.clustering.fit;

import avengers.clustering.cluster.Centroids;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import smile.clustering.CentroidClustering;
import smile.clustering.Clustering;

/** Vectors in clusters. */
public final class KMeansClustering {
  private final Centroids centroids;
  private final CentroidClustering<float[], float[]> clustering;

  private KMeansClustering(CentroidClustering<float[], float[]> clustering) {
    this.clustering = clustering;
    this.centroids = Centroids.of(clustering.centers());
  }

  /**
   * Clusters vectors by k-means from several starts, as {@link Start} describes one of them, and
   * keeps the clustering of least inertia. No cluster is empty, and each centroid is the mean of
   * its vectors. The same on any number of cores.
   *
   * @param vectors all of one length
   * @param starts at least 1
   * @throws IllegalArgumentException if there are fewer distinct vectors than clusters
   */
  public static KMeansClustering fit(List<float[]> vectors, int clusters, int starts, long seed) {
    requireDistinct(vectors, clusters);
    VectorTiles tiles = VectorTiles.of(vectors);
    RandomGenerator random = new SplittableRandom(seed);
    return new KMeansClustering(
        Clustering.run(starts, () -> Start.run(vectors, tiles, clusters, random)));
  }

  public Centroids centroids() {
    return centroids;
  }

  /** The cluster of the vector at this position. */
  public int clusterOf(int position) {
    return clustering.group(position);
  }

  /** Sum of squared distances of the vectors from their centroids. */
  public double inertia() {
    return DoubleStream.of(clustering.proximity()).sum();
  }

  private static void requireDistinct(List<float[]> vectors, int clusters) {
    // Unlike a hash, an order takes the zeros of both signs for one value.
    Set<FloatBuffer> distinct = new TreeSet<>();
    for (int i = 0; i < vectors.size() && (clusters < 2 || distinct.size() < clusters); i++) {
      distinct.add(FloatBuffer.wrap(vectors.get(i)));
    }
    if (clusters < 2 || distinct.size() < clusters) {
      throw new IllegalArgumentException("cannot make " + clusters + " clusters of "
          + distinct.size() + " distinct queries; choose from 2 to " + distinct.size());
    }
  }
}
