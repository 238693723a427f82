package avengers.clustering.fit;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.clustering.cluster.Neighbour;
import avengers.clustering.testing.Labelled;
import avengers.clustering.testing.Vectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutlierRadiiTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void aboutTwoInAHundredNewQueriesOfTheSameKindAreOutliers(long seed) {
    RandomGenerator random = Vectors.seeded(seed);
    PlacedQueries placed = place(Vectors.planted(random, 1_200, 8), 8);

    assertThat(shareBeyond(placed, Vectors.planted(random, 4_000, 8))).isBetween(0.01, 0.035);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 10, 40})
  void evenClustersThatFollowNoiseCallFewNewQueriesOutliers(int clusters) {
    RandomGenerator random = Vectors.seeded(clusters);
    PlacedQueries placed = place(scattered(random, 1_000), clusters);

    // Of noise, k-means fits small clusters to their very members.
    assertThat(shareBeyond(placed, scattered(random, 2_000))).isBetween(0.01, 0.1);
  }

  @Test
  void queriesOfAnotherKindAreOutliers() {
    PlacedQueries placed = place(Vectors.planted(Vectors.seeded(1), 300, 6), 6);
    List<float[]> strange = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      // Between two axes, where nothing was.
      float[] between = new float[6];
      between[i % 6] = 1;
      between[(i + 1) % 6] = 1;
      strange.add(Vectors.unit(between));
    }

    assertThat(shareBeyond(placed, strange)).isEqualTo(1);
  }

  @Test
  void aClusterOfOneQueryHasARadiusToo() {
    List<float[]> vectors = new ArrayList<>(Vectors.planted(Vectors.seeded(2), 99, 3));
    vectors.add(Vectors.unit(-1, -1, -1));

    assertThat(OutlierRadii.of(place(vectors, 4))).hasSize(4)
        .allSatisfy(radius -> assertThat(radius).isFinite().isPositive());
  }

  private static List<float[]> scattered(RandomGenerator random, int count) {
    List<float[]> vectors = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      vectors.add(Vectors.random(random, 12));
    }
    return vectors;
  }

  private static PlacedQueries place(List<float[]> vectors, int clusters) {
    Labelled queries = new Labelled();
    vectors.forEach(vector -> queries.add("d", vector, Map.of("a", 1.0)));
    return PlacedQueries.of(queries.build(), clusters, 4, 7);
  }

  private static double shareBeyond(PlacedQueries placed, List<float[]> queries) {
    List<Double> radii = OutlierRadii.of(placed);
    long beyond = queries.stream()
        .map(query -> placed.clustering().centroids().nearest(query, 1).getFirst())
        .filter((Neighbour nearest) -> nearest.distance() > radii.get(nearest.cluster()))
        .count();
    return beyond / (double) queries.size();
  }
}
