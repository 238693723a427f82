package avengers.clustering.fit;

import java.util.Arrays;
import java.util.List;

/**
 * Vectors laid out for scalar products with many points: in tiles that stay in a core's cache, each
 * of them by dimension. Immutable.
 *
 * <p>
 * Along a dimension of a tile the vectors' sums are independent of each other, so the compiler adds
 * many at once. Along a vector there is one sum, whose order of additions it must keep. Every sum
 * is added up in the order of the dimensions, whatever else is computed with it: equal vectors give
 * equal bits.
 */
final class VectorTiles {
  /** Points that {@link #addProducts} takes at once. */
  static final int POINTS = 4;

  /** Vectors in a tile: with 384 dimensions it takes 390 KB, a part of a core's cache. */
  private static final int TILE = 256;

  /** Dimensions that are added at once. */
  private static final int STEP = 4;

  private final float[][][] columns;
  private final float[] squaredLengths;

  private VectorTiles(float[][][] columns, float[] squaredLengths) {
    this.columns = columns;
    this.squaredLengths = squaredLengths;
  }

  /** A copy of vectors that all have the first one's length. */
  static VectorTiles of(List<float[]> vectors) {
    int dimension = vectors.getFirst().length;
    float[][][] columns = new float[(vectors.size() + TILE - 1) / TILE][][];
    float[] squaredLengths = new float[vectors.size()];
    for (int tile = 0; tile < columns.length; tile++) {
      int start = tile * TILE;
      List<float[]> part = vectors.subList(start, Math.min(start + TILE, vectors.size()));
      columns[tile] = transposed(part, padded(dimension));
      float[] squares = squaredLengths(columns[tile]);
      System.arraycopy(squares, 0, squaredLengths, start, squares.length);
    }
    return new VectorTiles(columns, squaredLengths);
  }

  private static float[][] transposed(List<float[]> vectors, int rows) {
    float[][] columns = new float[rows][vectors.size()];
    for (int i = 0; i < vectors.size(); i++) {
      float[] vector = vectors.get(i);
      for (int d = 0; d < vector.length; d++) {
        columns[d][i] = vector[d];
      }
    }
    return columns;
  }

  private static float[] squaredLengths(float[][] columns) {
    float[] sums = new float[columns[0].length];
    for (float[] column : columns) {
      for (int i = 0; i < sums.length; i++) {
        sums[i] = Math.fma(column[i], column[i], sums[i]);
      }
    }
    return sums;
  }

  private static int padded(int dimension) {
    return (dimension + STEP - 1) / STEP * STEP;
  }

  /** The number of vectors. */
  int vectors() {
    return squaredLengths.length;
  }

  /** Rounded as products are: a vector's product with its equal is exactly this. */
  float squaredLength(int position) {
    return squaredLengths[position];
  }

  /** The squared lengths of the vectors of a tile. */
  float[] squaredLengths(int tile) {
    return Arrays.copyOfRange(squaredLengths, start(tile), start(tile) + length(tile));
  }

  /** The number of tiles. */
  int count() {
    return columns.length;
  }

  /** The tile of a vector. */
  int tile(int position) {
    return position / TILE;
  }

  /** The position of a tile's first vector among all vectors. */
  int start(int tile) {
    return tile * TILE;
  }

  /** Vectors in a tile. */
  int length(int tile) {
    return columns[tile][0].length;
  }

  /** Numbers that a point needs for {@link #addProducts}: those past the dimension are zeros. */
  int pointLength() {
    return columns[0].length;
  }

  /**
   * Adds to each sum the scalar product of a vector of a tile and a point.
   *
   * @param points {@link #POINTS} x {@link #pointLength}
   * @param sums {@link #POINTS} x vectors of the tile
   */
  void addProducts(int tile, float[][] points, float[][] sums) {
    for (int d = 0; d < columns[tile].length; d += STEP) {
      addProducts(columns[tile], d, points, sums);
    }
  }

  /**
   * The innermost loop of k-means, in the one shape that C2 is known to make vector instructions
   * of: arrays of their own, one index, fused operations. Sixteen of these per load of four columns
   * keep the arithmetic units busy rather than the memory.
   */
  private static void addProducts(float[][] columns, int d, float[][] points, float[][] sums) {
    float[] v0 = columns[d], v1 = columns[d + 1], v2 = columns[d + 2], v3 = columns[d + 3];
    float[] p = points[0], q = points[1], r = points[2], s = points[3];
    float p0 = p[d], p1 = p[d + 1], p2 = p[d + 2], p3 = p[d + 3];
    float q0 = q[d], q1 = q[d + 1], q2 = q[d + 2], q3 = q[d + 3];
    float r0 = r[d], r1 = r[d + 1], r2 = r[d + 2], r3 = r[d + 3];
    float s0 = s[d], s1 = s[d + 1], s2 = s[d + 2], s3 = s[d + 3];
    float[] a = sums[0], b = sums[1], c = sums[2], e = sums[3];
    for (int i = 0; i < v0.length; i++) {
      float w = v0[i], x = v1[i], y = v2[i], z = v3[i];
      a[i] = Math.fma(p3, z, Math.fma(p2, y, Math.fma(p1, x, Math.fma(p0, w, a[i]))));
      b[i] = Math.fma(q3, z, Math.fma(q2, y, Math.fma(q1, x, Math.fma(q0, w, b[i]))));
      c[i] = Math.fma(r3, z, Math.fma(r2, y, Math.fma(r1, x, Math.fma(r0, w, c[i]))));
      e[i] = Math.fma(s3, z, Math.fma(s2, y, Math.fma(s1, x, Math.fma(s0, w, e[i]))));
    }
  }
}
