package avengers.clustering.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import avengers.clustering.testing.Vectors;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CentroidsTest {
  @Test
  void theNearestAreThoseOfThePlainTwin() {
    RandomGenerator random = Vectors.seeded(1);
    for (int round = 0; round < 200; round++) {
      int dimension = random.nextInt(1, 20);
      float[][] rows = random(random, random.nextInt(1, 30), dimension);
      float[] query = Vectors.random(random, dimension);
      int limit = random.nextInt(1, 35);

      List<Neighbour> nearest = Centroids.of(rows).nearest(query, limit);

      List<Neighbour> plain = plainNearest(rows, query, limit);
      assertThat(nearest).extracting(Neighbour::cluster)
          .isEqualTo(plain.stream().map(Neighbour::cluster).toList());
      for (int i = 0; i < plain.size(); i++) {
        assertThat(nearest.get(i).distance()).isCloseTo(plain.get(i).distance(), within(1e-5));
      }
    }
  }

  @Test
  void equallyNearOnesComeByIndex() {
    Centroids centroids = Centroids.of(new float[][]{{0, 1}, {1, 0}, {0, 1}, {0, -1}});

    assertThat(centroids.nearest(new float[]{1, 0}, 4)).extracting(Neighbour::cluster)
        .containsExactly(1, 0, 2, 3);
  }

  @Test
  void aRowIsACopy() {
    float[][] rows = {{1, 2}, {3, 4}};
    Centroids centroids = Centroids.of(rows);
    rows[0][0] = 9;
    centroids.row(1)[0] = 9;

    assertThat(centroids.row(0)).containsExactly(1, 2);
    assertThat(centroids.row(1)).containsExactly(3, 4);
    assertThat(centroids.count()).isEqualTo(2);
    assertThat(centroids.dimension()).isEqualTo(2);
  }

  @Test
  void theScalarProductIsTaken() {
    assertThat(Centroids.of(new float[][]{{1, 2}}).dot(new float[]{3, 4}, 0)).isEqualTo(11);
  }

  @Test
  void rowsMustBeSomeFiniteAndOfOneLength() {
    refused(new float[0][], "no centroids");
    refused(new float[][]{{}}, "no centroids");
    refused(new float[][]{{1, 2}, {1}}, "centroid 1 has 1 numbers");
    refused(new float[][]{{1, 2}, {1, Float.NaN}}, "centroid 1 holds NaN");
    refused(new float[][]{{Float.NEGATIVE_INFINITY}}, "centroid 0 holds -Infinity");
  }

  @Test
  void aQueryOfAnotherDimensionIsRefused() {
    Centroids centroids = Centroids.of(new float[][]{{1, 2}});

    assertThatThrownBy(() -> centroids.nearest(new float[3], 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has 3 numbers, the centroids have 2");
  }

  private static void refused(float[][] rows, String cause) {
    assertThatThrownBy(() -> Centroids.of(rows)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(cause);
  }

  private static float[][] random(RandomGenerator random, int count, int dimension) {
    return IntStream.range(0, count)
        .mapToObj(i -> Vectors.random(random, dimension))
        .toArray(float[][]::new);
  }

  private static List<Neighbour> plainNearest(float[][] rows, float[] query, int limit) {
    return IntStream.range(0, rows.length)
        .mapToObj(i -> new Neighbour(i, squaredDistance(rows[i], query)))
        .sorted(Comparator.comparingDouble(Neighbour::distance))
        .limit(limit)
        .toList();
  }

  private static double squaredDistance(float[] one, float[] other) {
    return IntStream.range(0, one.length)
        .mapToDouble(i -> ((double) one[i] - other[i]) * ((double) one[i] - other[i]))
        .sum();
  }
}
