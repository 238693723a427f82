package avengers.clustering.fit;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.clustering.cluster.Centroids;
import avengers.clustering.fit.ClusterMap.Place;
import avengers.clustering.testing.Vectors;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterMapTest {
  private static Centroids planted(int count, int axes) {
    RandomGenerator random = Vectors.seeded(5);
    return Centroids.of(Vectors.planted(random, count, axes).toArray(float[][]::new));
  }

  private static double distance(Place one, Place other) {
    return Math.hypot(one.x() - other.x(), one.y() - other.y());
  }

  @Test
  void theSameCentroidsGetTheSamePlaces() {
    assertThat(ClusterMap.of(planted(30, 6))).isEqualTo(ClusterMap.of(planted(30, 6)));
  }

  @Test
  void nearCentroidsStayNearer() {
    List<Place> places = ClusterMap.of(planted(9, 3));

    for (int i = 0; i < 9; i++) {
      for (int j = 0; j < i; j++) {
        double between = distance(places.get(i), places.get(j));
        assertThat(between < 0.7).as("%d and %d", i, j).isEqualTo(i % 3 == j % 3);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void fewCentroidsHavePlacesToo(int count) {
    assertThat(ClusterMap.of(planted(count, 3))).hasSize(count)
        .allMatch(place -> Double.isFinite(place.x()) && Double.isFinite(place.y()));
  }

  @Test
  void centroidsThatCoincideHavePlacesToo() {
    float[][] rows = {{1, 0}, {1, 0}, {0, 1}, {0, 1}};

    assertThat(ClusterMap.of(Centroids.of(rows)))
        .allMatch(place -> Double.isFinite(place.x()) && Double.isFinite(place.y()));
  }
}
