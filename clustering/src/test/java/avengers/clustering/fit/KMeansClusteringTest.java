package avengers.clustering.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import avengers.clustering.testing.Vectors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KMeansClusteringTest {
  private static final Duration HANG = Duration.ofSeconds(20);
  private static final List<float[]> SCATTERED = Vectors.seeded(1)
      .ints(600)
      .mapToObj(seed -> Vectors.random(Vectors.seeded(seed), 16))
      .toList();

  @Test
  void plantedClustersAreFound() {
    List<float[]> vectors = Vectors.planted(Vectors.seeded(1), 300, 6);

    KMeansClustering clustering = KMeansClustering.fit(vectors, 6, 4, 42);

    Set<Integer> used = new HashSet<>();
    for (int i = 0; i < vectors.size(); i++) {
      assertThat(clustering.clusterOf(i)).isEqualTo(clustering.clusterOf(i % 6));
      used.add(clustering.clusterOf(i));
    }
    assertThat(used).hasSize(6);
  }

  @Test
  void everyVectorIsInTheClusterOfItsNearestCentroid() {
    List<float[]> vectors = Vectors.planted(Vectors.seeded(2), 200, 5);
    KMeansClustering clustering = KMeansClustering.fit(vectors, 5, 2, 7);

    double inertia = 0;
    for (int i = 0; i < vectors.size(); i++) {
      var nearest = clustering.centroids().nearest(vectors.get(i), 1).getFirst();
      assertThat(nearest.cluster()).isEqualTo(clustering.clusterOf(i));
      inertia += nearest.distance();
    }
    assertThat(clustering.inertia()).isCloseTo(inertia, within(1e-2 * inertia));
  }

  @Test
  void theSeedDecides() {
    assertThat(rows(fit(42))).isDeepEqualTo(rows(fit(42)));
    assertThat(rows(fit(42))[0]).isNotEqualTo(rows(fit(43))[0]);
  }

  @Test
  void noStartIsBetterThanTheOneKept() {
    assertThat(KMeansClustering.fit(SCATTERED, 12, 8, 3).inertia())
        .isLessThanOrEqualTo(KMeansClustering.fit(SCATTERED, 12, 1, 3).inertia());
  }

  @Test
  void theNumberOfThreadsDecidesNothing() throws Exception {
    float[][] expected = rows(fit(42));
    for (int parallelism : new int[]{1, 3, 8}) {
      try (ForkJoinPool pool = new ForkJoinPool(parallelism)) {
        assertThat(rows(pool.submit(() -> fit(42)).get())).isDeepEqualTo(expected);
      }
    }
  }

  @Test
  void fittingInSeveralThreadsAtOnceDecidesNothing() throws Exception {
    float[][] expected = rows(fit(42));
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<KMeansClustering>> running = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        long seed = i % 2 == 0 ? 42 : i;
        running.add(threads.submit(() -> fit(seed)));
      }
      for (int i = 0; i < 8; i += 2) {
        assertThat(rows(running.get(i).get())).isDeepEqualTo(expected);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1, 4, 1_000})
  void whatCannotBeClusteredIsRefused(int clusters) {
    List<float[]> three = new ArrayList<>();
    for (float[] vector : Vectors.planted(Vectors.seeded(4), 3, 3)) {
      three.addAll(Collections.nCopies(10, vector));
    }

    assertTimeoutPreemptively(HANG,
        () -> assertThatThrownBy(() -> KMeansClustering.fit(three, clusters, 4, 42))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessage("cannot make " + clusters
                + " clusters of 3 distinct queries; choose from 2 to 3"));
  }

  @Test
  void asManyClustersAsDistinctVectorsCanBeMade() {
    List<float[]> distinct = Vectors.planted(Vectors.seeded(4), 5, 5);
    List<float[]> vectors = new ArrayList<>(distinct);
    vectors.addAll(distinct);

    KMeansClustering clustering = assertTimeoutPreemptively(HANG,
        () -> KMeansClustering.fit(vectors, 5, 4, 42));

    assertThat(IntStream.range(0, 5).map(clustering::clusterOf).distinct().count()).isEqualTo(5);
  }

  @Test
  void zerosOfBothSignsAreOneValue() {
    List<float[]> same = List.of(new float[]{0f, 1}, new float[]{-0f, 1});

    assertTimeoutPreemptively(HANG,
        () -> assertThatThrownBy(() -> KMeansClustering.fit(same, 2, 1, 42))
            .hasMessageContaining("1 distinct queries"));
  }

  private static KMeansClustering fit(long seed) {
    return KMeansClustering.fit(SCATTERED, 12, 2, seed);
  }

  private static float[][] rows(KMeansClustering clustering) {
    return IntStream.range(0, clustering.centroids().count())
        .mapToObj(clustering.centroids()::row)
        .toArray(float[][]::new);
  }
}
