package avengers.clustering.fit;

import avengers.clustering.cluster.Centroids;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import smile.manifold.SammonMapping;

/**
 * Places clusters on a plane so that near ones stay near, by Sammon's mapping (IEEE Transactions on
 * Computers, 1969) of the distances between centroids.
 */
public final class ClusterMap {
  /** Random layouts to start from; the one that ends with the least stress is kept. */
  private static final int STARTS = 8;

  private static final SammonMapping.Options OPTIONS = new SammonMapping.Options(2, 0.2, 200);

  /** Keeps centroids that coincide apart: the mapping divides by distances. */
  private static final double LEAST_DISTANCE = 1e-6;

  private ClusterMap() {}

  /** Where a cluster lies; only distances between places mean something. */
  public record Place(double x, double y) {}

  /** A place for each cluster, always the same for the same centroids. */
  public static List<Place> of(Centroids centroids) {
    if (centroids.count() == 1) {
      return List.of(new Place(0, 0));
    }
    double[][] distances = distances(centroids);
    SplittableRandom random = new SplittableRandom(centroids.count());
    SammonMapping best = start(distances, random);
    for (int start = 1; start < STARTS; start++) {
      SammonMapping other = start(distances, random);
      best = other.stress() < best.stress() ? other : best;
    }
    return Arrays.stream(best.coordinates())
        .map(place -> new Place(place[0], place[1]))
        .toList();
  }

  private static SammonMapping start(double[][] distances, SplittableRandom random) {
    double[][] layout = new double[distances.length][2];
    for (double[] place : layout) {
      Arrays.setAll(place, i -> random.nextDouble(-0.5, 0.5));
    }
    return SammonMapping.fit(distances, layout, OPTIONS);
  }

  private static double[][] distances(Centroids centroids) {
    List<float[]> rows = IntStream.range(0, centroids.count())
        .mapToObj(centroids::row)
        .toList();
    double[][] distances = new double[rows.size()][rows.size()];
    for (int i = 0; i < distances.length; i++) {
      for (int j = 0; j < i; j++) {
        distances[i][j] = Math.max(LEAST_DISTANCE, distance(rows.get(i), rows.get(j)));
        distances[j][i] = distances[i][j];
      }
    }
    return distances;
  }

  private static double distance(float[] one, float[] other) {
    double squares = 0;
    for (int i = 0; i < one.length; i++) {
      double difference = one[i] - other[i];
      squares += difference * difference;
    }
    return Math.sqrt(squares);
  }
}
