package avengers.clustering.fit;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How near each vector is to each centroid: their scalar product less half the centroid's squared
 * length. It orders centroids by distance from a vector: |x - c|^2 = |x|^2 - 2 (x c - |c|^2 / 2).
 */
final class Nearness {
  private final VectorTiles tiles;

  /** Tile x cluster x vector. */
  private final float[][][] values;

  Nearness(VectorTiles tiles, int clusters) {
    this.tiles = tiles;
    this.values = new float[tiles.count()][clusters][];
    for (int tile = 0; tile < values.length; tile++) {
      int length = tiles.length(tile);
      Arrays.setAll(values[tile], cluster -> new float[length]);
    }
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
    float[] unused = new float[tiles.length(tile)];
    float[][] sums = new float[VectorTiles.POINTS][];
    for (int first = 0; first < points.length; first += sums.length) {
      float[][] four = Arrays.copyOfRange(points, first, first + sums.length);
      for (int i = 0; i < sums.length; i++) {
        sums[i] = first + i < moved.length ? values[tile][moved[first + i]] : unused;
        Arrays.fill(sums[i], -squaredLength(four[i]) / 2);
      }
      tiles.addProducts(tile, four, sums);
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
    int[] nearest = new int[vectors()];
    IntStream.range(0, values.length).parallel().forEach(tile -> nearest(tile, nearest));
    return nearest;
  }

  private int vectors() {
    int last = tiles.count() - 1;
    return tiles.start(last) + tiles.length(last);
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
}
