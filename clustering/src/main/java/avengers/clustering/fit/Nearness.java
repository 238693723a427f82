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
   * Of the clusters that a vector is not in, the one from whose centroid its weighted squared
   * distance is least; its own cluster if all others weigh infinitely much.
   */
  int[] nearestOthers(int[] assignment, float[] weights) {
    int[] nearest = assignment.clone();
    IntStream.range(0, values.length).parallel().forEach(tile -> {
      float[] least = new float[tiles.length(tile)];
      Arrays.fill(least, Float.POSITIVE_INFINITY);
      for (int cluster = 0; cluster < weights.length; cluster++) {
        takeNearer(tile, cluster, assignment, weights[cluster], least, nearest);
      }
    });
    return nearest;
  }

  private void takeNearer(int tile, int cluster, int[] assignment, float weight, float[] least,
      int[] nearest) {
    int start = tiles.start(tile);
    float[] near = values[tile][cluster];
    for (int i = 0; i < near.length; i++) {
      float distance = weight * (tiles.squaredLength(start + i) - 2 * near[i]);
      if (distance < least[i] && assignment[start + i] != cluster) {
        least[i] = distance;
        nearest[start + i] = cluster;
      }
    }
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
