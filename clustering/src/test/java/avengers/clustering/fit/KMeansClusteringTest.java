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
import smile.clustering.Clustering;
import smile.clustering.KMeans;
import smile.math.MathEx;

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
    KMeansClustering clustering = fit(7);

    double inertia = 0;
    for (int i = 0; i < SCATTERED.size(); i++) {
      var nearest = clustering.centroids().nearest(SCATTERED.get(i), 1).getFirst();
      assertThat(clustering.clusterOf(i)).isEqualTo(nearest.cluster());
      inertia += nearest.distance();
    }
    assertThat(clustering.inertia()).isCloseTo(inertia, within(1e-5 * inertia));
  }

  @Test
  void centroidsAreTheMeansOfTheirVectors() {
    KMeansClustering clustering = fit(7);

    float[][] centroids = rows(clustering);
    for (int cluster = 0; cluster < centroids.length; cluster++) {
      for (int d = 0; d < 16; d++) {
        assertThat(centroids[cluster][d]).isEqualTo((float) mean(clustering, cluster, d));
      }
    }
  }

  @Test
  void asGoodAsTheBestOfManyStartsOfSmile() {
    double[][] data = SCATTERED.stream()
        .map(KMeansClusteringTest::doubles)
        .toArray(double[][]::new);
    MathEx.setSeed(1);
    double best = Clustering.run(20, () -> KMeans.lloyd(data, 12, 100)).distortion();

    assertThat(KMeansClustering.fit(SCATTERED, 12, 20, 1).inertia())
        .isLessThanOrEqualTo(1.002 * best * data.length);
  }

  @Test
  void vectorsThatFloatsHardlyTellApartLeaveNoClusterEmpty() {
    List<float[]> close = IntStream.range(0, 400)
        .mapToObj(i -> new float[]{1, 1e-9f * i, 0})
        .toList();

    KMeansClustering clustering = assertTimeoutPreemptively(HANG,
        () -> KMeansClustering.fit(close, 20, 2, 42));

    assertThat(IntStream.range(0, 400).map(clustering::clusterOf).distinct().count()).isEqualTo(20);
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

  private static double mean(KMeansClustering clustering, int cluster, int dimension) {
    return IntStream.range(0, SCATTERED.size())
        .filter(i -> clustering.clusterOf(i) == cluster)
        .mapToDouble(i -> SCATTERED.get(i)[dimension])
        .average()
        .orElseThrow();
  }

  private static double[] doubles(float[] vector) {
    return IntStream.range(0, vector.length).mapToDouble(i -> vector[i]).toArray();
  }

  private static float[][] rows(KMeansClustering clustering) {
    return IntStream.range(0, clustering.centroids().count())
        .mapToObj(clustering.centroids()::row)
        .toArray(float[][]::new);
  }
}
