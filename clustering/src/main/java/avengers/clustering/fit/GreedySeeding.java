package avengers.clustering.fit;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Greedy k-means++: each next centroid is the best of several vectors that were drawn with
 * probability proportional to their squared distance from the nearest centroid so far. Best is what
 * leaves the least potential, the sum of these squared distances.
 *
 * <p>
 * After D. Arthur, S. Vassilvitskii: "k-means++: The Advantages of Careful Seeding" (SODA 2007).
 * For K clusters 2 + ln K draws are usual; since {@link VectorTiles} takes points in fours, their
 * number is rounded up to a multiple of four.
 */
final class GreedySeeding {
  private final List<float[]> vectors;
  private final VectorTiles tiles;
  private final RandomGenerator random;

  /** Squared distance of each vector from the nearest centroid so far. */
  private float[] nearest;

  /** Sum of {@link #nearest} over each tile. */
  private double[] potentials;

  private GreedySeeding(List<float[]> vectors, VectorTiles tiles, RandomGenerator random,
      float[] nearest) {
    this.vectors = vectors;
    this.tiles = tiles;
    this.random = random;
    this.nearest = nearest;
    this.potentials = new double[tiles.count()];
    for (int tile = 0; tile < potentials.length; tile++) {
      for (int i = tiles.start(tile); i < tiles.start(tile) + tiles.length(tile); i++) {
        potentials[tile] += nearest[i];
      }
    }
  }

  /**
   * Chooses vectors as first centroids. Equal vectors are chosen twice only if all others lie on
   * centroids, as far as floats can tell.
   *
   * @param vectors as they are in the tiles
   * @return positions of vectors, one for each cluster
   */
  static int[] choose(List<float[]> vectors, VectorTiles tiles, int clusters,
      RandomGenerator random) {
    float[] nearest = new float[vectors.size()];
    Arrays.fill(nearest, Float.POSITIVE_INFINITY);
    GreedySeeding seeding = new GreedySeeding(vectors, tiles, random, nearest);
    int first = seeding.addBest(new int[]{random.nextInt(vectors.size())});
    int[] others = seeding.choose(clusters - 1, draws(clusters));
    return IntStream.concat(IntStream.of(first), IntStream.of(others)).toArray();
  }

  /**
   * Chooses vectors as further centroids, as {@link #choose} chooses the last ones of all clusters.
   *
   * @param nearest squared distance of each vector from the nearest centroid so far
   * @return positions of vectors
   */
  static int[] chooseMore(List<float[]> vectors, VectorTiles tiles, int clusters, float[] nearest,
      int count, RandomGenerator random) {
    return new GreedySeeding(vectors, tiles, random, nearest).choose(count, draws(clusters));
  }

  private int[] choose(int count, int draws) {
    return IntStream.range(0, count).map(i -> addBest(draw(draws))).toArray();
  }

  private static int draws(int clusters) {
    int usual = (int) (2 + Math.log(clusters));
    return (usual + VectorTiles.POINTS - 1) / VectorTiles.POINTS * VectorTiles.POINTS;
  }

  private int[] draw(int draws) {
    double potential = Arrays.stream(potentials).sum();
    return IntStream.range(0, draws).map(i -> at(random.nextDouble() * potential)).toArray();
  }

  /** The vector whose squared distance, added to those before it, exceeds a part of their sum. */
  private int at(double part) {
    int tile = 0;
    double rest = part;
    while (tile < potentials.length - 1 && rest >= potentials[tile]) {
      rest -= potentials[tile++];
    }
    int end = tiles.start(tile) + tiles.length(tile) - 1;
    int position = tiles.start(tile);
    while (position < end && rest >= nearest[position]) {
      rest -= nearest[position++];
    }
    return position;
  }

  /** Makes the best candidate a centroid. */
  private int addBest(int[] candidates) {
    float[][] distances = new float[candidates.length][vectors.size()];
    double[][] sums = new double[candidates.length][tiles.count()];
    IntStream.range(0, tiles.count()).parallel().forEach(tile -> {
      for (int first = 0; first < candidates.length; first += VectorTiles.POINTS) {
        measure(tile, candidates, first, distances, sums);
      }
    });
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < candidates.length; i++) {
      double potential = Arrays.stream(sums[i]).sum();
      if (potential < least) {
        least = potential;
        best = i;
      }
    }
    nearest = distances[best];
    potentials = sums[best];
    return candidates[best];
  }

  /** Computes what would be {@link #nearest} in one tile with each of some candidates. */
  private void measure(int tile, int[] candidates, int first, float[][] distances,
      double[][] sums) {
    float[][] points = new float[VectorTiles.POINTS][tiles.pointLength()];
    int count = Math.min(VectorTiles.POINTS, candidates.length - first);
    for (int i = 0; i < count; i++) {
      float[] vector = vectors.get(candidates[first + i]);
      System.arraycopy(vector, 0, points[i], 0, vector.length);
    }
    float[][] products = new float[VectorTiles.POINTS][tiles.length(tile)];
    tiles.addProducts(tile, points, products);
    for (int i = 0; i < count; i++) {
      float squaredLength = tiles.squaredLength(candidates[first + i]);
      sums[first + i][tile] = measure(tile, products[i], squaredLength, distances[first + i]);
    }
  }

  private double measure(int tile, float[] products, float squaredLength, float[] distances) {
    int start = tiles.start(tile);
    double sum = 0;
    for (int i = 0; i < products.length; i++) {
      float distance = tiles.squaredLength(start + i) - 2 * products[i] + squaredLength;
      distances[start + i] = Math.min(nearest[start + i], Math.max(0, distance));
      sum += distances[start + i];
    }
    return sum;
  }
}
