package avengers.clustering.fit;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How near each vector is to each centroid: their scalar product less half the centroid's squared
 * length. It orders centroids by distance from a vector: |x - c|^2 = |x|^2 - 2 (x c - |c|^2 / 2).
 */
final class Nearness {
  private final VectorTiles tiles;

  /** Tile x cluster x vector. The rows are replaced, never written to once they are here. */
  private final float[][][] values;

  private Nearness(VectorTiles tiles, float[][][] values) {
    this.tiles = tiles;
    this.values = values;
  }

  /** Before the first update nothing can be asked. */
  static Nearness of(VectorTiles tiles, int clusters) {
    return new Nearness(tiles, new float[tiles.count()][clusters][]);
  }

  /** A copy that can be updated on its own; it shares what is not updated. */
  Nearness copy() {
    return new Nearness(tiles, Arrays.stream(values)
        .map(float[][]::clone)
        .toArray(float[][][]::new));
  }

  /** Computes anew how near the vectors are to some of the centroids. */
  void update(float[][] centroids, int[] moved) {
    float[][] points = new float[roundedUp(moved.length)][tiles.pointLength()];
    for (int i = 0; i < moved.length; i++) {
      float[] centroid = centroids[moved[i]];
      System.arraycopy(centroid, 0, points[i], 0, centroid.length);
    }
    IntStream.range(0, values.length).parallel().forEach(tile -> update(tile, points, moved));
  }

  private static int roundedUp(int points) {
    return (points + VectorTiles.POINTS - 1) / VectorTiles.POINTS * VectorTiles.POINTS;
  }

  private void update(int tile, float[][] points, int[] moved) {
    for (int first = 0; first < moved.length; first += VectorTiles.POINTS) {
      float[][] four = Arrays.copyOfRange(points, first, first + VectorTiles.POINTS);
      float[][] sums = new float[VectorTiles.POINTS][tiles.length(tile)];
      for (int i = 0; i < sums.length; i++) {
        Arrays.fill(sums[i], -squaredLength(four[i]) / 2);
      }
      tiles.addProducts(tile, four, sums);
      for (int i = 0; i < sums.length && first + i < moved.length; i++) {
        values[tile][moved[first + i]] = sums[i];
      }
    }
  }

  private static float squaredLength(float[] point) {
    double sum = 0;
    for (float value : point) {
      sum += (double) value * value;
    }
    return (float) sum;
  }

  /** The nearest cluster of each vector, the first one of equally near ones. */
  int[] nearest() {
    int[] nearest = new int[tiles.vectors()];
    IntStream.range(0, values.length).parallel().forEach(tile -> nearest(tile, nearest));
    return nearest;
  }

  private void nearest(int tile, int[] nearest) {
    int start = tiles.start(tile);
    float[] greatest = values[tile][0].clone();
    for (int cluster = 1; cluster < values[tile].length; cluster++) {
      float[] near = values[tile][cluster];
      for (int i = 0; i < near.length; i++) {
        if (near[i] > greatest[i]) {
          greatest[i] = near[i];
          nearest[start + i] = cluster;
        }
      }
    }
  }

  /**
   * The least weighted squared distance of each vector from the centroid of another cluster than
   * its own; clusters of infinite weight are left out.
   */
  float[] leastOthers(int[] assignment, float[] weights) {
    float[] others = new float[tiles.vectors()];
    IntStream.range(0, values.length)
        .parallel()
        .forEach(tile -> leastOthers(tile, assignment, weights, others));
    return others;
  }

  private void leastOthers(int tile, int[] assignment, float[] weights, float[] others) {
    float[] lengths = tiles.squaredLengths(tile);
    float[] first = new float[lengths.length];
    float[] second = new float[lengths.length];
    Arrays.fill(first, Float.POSITIVE_INFINITY);
    Arrays.fill(second, Float.POSITIVE_INFINITY);
    for (int cluster = 0; cluster < weights.length; cluster++) {
      if (weights[cluster] < Float.POSITIVE_INFINITY) {
        takeLeast(weights[cluster], lengths, values[tile][cluster], first, second);
      }
    }
    for (int i = 0; i < lengths.length; i++) {
      int position = tiles.start(tile) + i;
      int own = assignment[position];
      boolean isOwn = first[i] == weights[own] * (lengths[i] - 2 * values[tile][own][i]);
      others[position] = isOwn ? second[i] : first[i];
    }
  }

  /** Without a branch, so that the compiler makes vector instructions of it. */
  private static void takeLeast(float weight, float[] lengths, float[] near, float[] first,
      float[] second) {
    for (int i = 0; i < lengths.length; i++) {
      float distance = weight * (lengths[i] - 2 * near[i]);
      second[i] = Math.min(second[i], Math.max(first[i], distance));
      first[i] = Math.min(first[i], distance);
    }
  }

  /** The cluster, other than its own, that {@link #leastOthers} measures for a vector. */
  int nearestOther(int position, int own, float[] weights) {
    int tile = tiles.tile(position);
    int i = position - tiles.start(tile);
    float length = tiles.squaredLength(position);
    int nearest = own;
    float least = Float.POSITIVE_INFINITY;
    for (int cluster = 0; cluster < weights.length; cluster++) {
      float distance = weights[cluster] * (length - 2 * values[tile][cluster][i]);
      if (distance < least && cluster != own) {
        least = distance;
        nearest = cluster;
      }
    }
    return nearest;
  }

  /** The squared distance of each vector from the centroid of its cluster. */
  float[] squaredDistances(int[] assignment) {
    float[] distances = new float[tiles.vectors()];
    IntStream.range(0, distances.length).parallel().forEach(i -> {
      int tile = tiles.tile(i);
      float near = values[tile][assignment[i]][i - tiles.start(tile)];
      distances[i] = Math.max(0, tiles.squaredLength(i) - 2 * near);
    });
    return distances;
  }
}
