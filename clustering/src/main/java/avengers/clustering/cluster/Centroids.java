package avengers.clustering.cluster;

import java.util.ArrayList;
import java.util.List;

/** The centroids of k-means, as it left them: not scaled back to the unit sphere. Immutable. */
public final class Centroids {
  private final float[] values;
  private final double[] squaredLengths;
  private final int dimension;

  private Centroids(float[] values, int dimension) {
    this.values = values;
    this.dimension = dimension;
    this.squaredLengths = new double[values.length / dimension];
    for (int cluster = 0; cluster < squaredLengths.length; cluster++) {
      squaredLengths[cluster] = dot(row(cluster), cluster);
    }
  }

  /**
   * Centroids with the values of these rows.
   *
   * @param rows clusters x dimension
   * @throws IllegalArgumentException if there is no row, a row has another length than the first,
   * or a number is not finite
   */
  public static Centroids of(float[][] rows) {
    if (rows.length == 0 || rows[0].length == 0) {
      throw new IllegalArgumentException("there are no centroids");
    }
    int dimension = rows[0].length;
    float[] values = new float[rows.length * dimension];
    for (int cluster = 0; cluster < rows.length; cluster++) {
      checkRow(rows[cluster], cluster, dimension);
      System.arraycopy(rows[cluster], 0, values, cluster * dimension, dimension);
    }
    return new Centroids(values, dimension);
  }

  private static void checkRow(float[] row, int cluster, int dimension) {
    if (row.length != dimension) {
      throw new IllegalArgumentException("centroid " + cluster + " has " + row.length
          + " numbers, centroid 0 has " + dimension);
    }
    for (float value : row) {
      if (!Float.isFinite(value)) {
        throw new IllegalArgumentException("centroid " + cluster + " holds " + value);
      }
    }
  }

  public int count() {
    return squaredLengths.length;
  }

  public int dimension() {
    return dimension;
  }

  /** A copy of one centroid. */
  public float[] row(int cluster) {
    float[] row = new float[dimension];
    System.arraycopy(values, cluster * dimension, row, 0, dimension);
    return row;
  }

  /**
   * The centroids nearest to a query, nearest first; equally near ones by index.
   *
   * @param query a unit vector
   * @param limit how many to return at most
   */
  public List<Neighbour> nearest(float[] query, int limit) {
    checkDimension(query);
    int wanted = Math.min(limit, count());
    List<Neighbour> nearest = new ArrayList<>(wanted + 1);
    for (int cluster = 0; cluster < count(); cluster++) {
      double distance = Math.max(0, 1 + squaredLengths[cluster] - 2 * dot(query, cluster));
      if (nearest.size() < wanted || distance < nearest.getLast().distance()) {
        insert(nearest, new Neighbour(cluster, distance));
        if (nearest.size() > wanted) {
          nearest.removeLast();
        }
      }
    }
    return List.copyOf(nearest);
  }

  /** Behind all that are as near. */
  private static void insert(List<Neighbour> nearest, Neighbour neighbour) {
    int at = nearest.size();
    while (at > 0 && nearest.get(at - 1).distance() > neighbour.distance()) {
      at--;
    }
    nearest.add(at, neighbour);
  }

  /** The scalar product of a query and a centroid. */
  public double dot(float[] query, int cluster) {
    int start = cluster * dimension;
    // Four sums, as the additions of one would have to wait for each other.
    double sum0 = 0;
    double sum1 = 0;
    double sum2 = 0;
    double sum3 = 0;
    int i = 0;
    for (; i + 3 < dimension; i += 4) {
      sum0 += query[i] * values[start + i];
      sum1 += query[i + 1] * values[start + i + 1];
      sum2 += query[i + 2] * values[start + i + 2];
      sum3 += query[i + 3] * values[start + i + 3];
    }
    for (; i < dimension; i++) {
      sum0 += query[i] * values[start + i];
    }
    return sum0 + sum1 + (sum2 + sum3);
  }

  private void checkDimension(float[] query) {
    if (query.length != dimension) {
      throw new IllegalArgumentException("the query's embedding has " + query.length
          + " numbers, the centroids have " + dimension);
    }
  }
}
