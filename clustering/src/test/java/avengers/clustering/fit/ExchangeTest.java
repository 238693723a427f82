package avengers.clustering.fit;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.clustering.testing.Vectors;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smile.math.MathEx;

class ExchangeTest {
  private static final List<float[]> SCATTERED = Vectors.seeded(7)
      .ints(700)
      .mapToObj(seed -> Vectors.random(Vectors.seeded(seed), 24))
      .toList();
  private static final VectorTiles TILES = VectorTiles.of(SCATTERED);

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 20, 175, 699})
  void noPassRaisesTheInertiaOrEmptiesACluster(int clusters) {
    Partition partition = afterLloyd(clusters, 1);
    double before = partition.inertia();
    while (Exchange.pass(partition)) {
      assertThat(partition.inertia()).isLessThan(before + 1e-6 * before);
      assertThat(partition.sizes(partition.assignment())).doesNotContain(0);
      before = partition.inertia();
    }
  }

  @Test
  void findsMovesWhereLloydsAlgorithmHasNone() {
    Partition partition = afterLloyd(20, 2);
    double before = partition.inertia();

    assertThat(Exchange.pass(partition)).isTrue();
    assertThat(partition.inertia()).isLessThan(0.999 * before);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 12, 100, 350})
  void afterAStartNoMoveOfOneVectorLowersTheInertia(int clusters) {
    var clustering = KMeansClustering.fit(SCATTERED, clusters, 1, 3);
    int[] sizes = new int[clusters];
    for (int i = 0; i < SCATTERED.size(); i++) {
      sizes[clustering.clusterOf(i)]++;
    }
    for (int i = 0; i < SCATTERED.size(); i++) {
      int own = clustering.clusterOf(i);
      double saved = sizes[own] == 1 ? 0 : factor(sizes[own], -1) * distance(clustering, i, own);
      for (int other = 0; other < clusters; other++) {
        double added = factor(sizes[other], 1) * distance(clustering, i, other);
        assertThat(other == own || saved < added * (1 + 1e-5)).isTrue();
      }
    }
  }

  @Test
  void aVectorAloneInItsClusterStays() {
    List<float[]> vectors = List.of(new float[]{1, 0}, new float[]{0.9f, 0}, new float[]{0, 1});
    Partition partition = Partition.of(vectors, VectorTiles.of(vectors), new int[]{0, 1, 2});

    assertThat(Lloyd.step(partition)).isTrue();
    assertThat(Exchange.pass(partition)).isFalse();
    assertThat(partition.assignment()).containsExactly(0, 1, 2);
  }

  private static Partition afterLloyd(int clusters, long seed) {
    int[] chosen = GreedySeeding.choose(SCATTERED, TILES, clusters, new SplittableRandom(seed));
    Partition partition = Partition.of(SCATTERED, TILES, chosen);
    int left = 300;
    while (left > 0 && Lloyd.step(partition)) {
      left--;
    }
    return partition;
  }

  private static double factor(double size, int more) {
    return size / (size + more);
  }

  private static double distance(KMeansClustering clustering, int position, int cluster) {
    return MathEx.squaredDistance(SCATTERED.get(position), clustering.centroids().row(cluster));
  }
}
