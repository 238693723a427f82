package avengers.clustering.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import avengers.clustering.testing.Vectors;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NeighbourhoodTest {
  private static final Centroids AXES = Centroids.of(new float[][]{{1, 0}, {0, 1}});
  private static final float[] ON_FIRST = {1, 0};

  @Test
  void weightsSumToOneAndFallWithDistance() {
    RandomGenerator random = Vectors.seeded(3);
    for (int round = 0; round < 200; round++) {
      float[][] rows = IntStream.range(0, 20)
          .mapToObj(i -> Vectors.random(random, 5))
          .toArray(float[][]::new);
      RoutingRule rule = new RoutingRule(random.nextInt(1, 25), random.nextDouble(1_000), 0);

      List<WeightedCluster> near = Neighbourhood.of(Vectors.random(random, 5), Centroids.of(rows),
          rule);

      assertThat(near).hasSize(Math.min(rule.nearest(), 20));
      assertThat(near.stream().mapToDouble(WeightedCluster::weight).sum())
          .isCloseTo(1, within(1e-9));
      for (int i = 1; i < near.size(); i++) {
        assertThat(near.get(i).weight()).isLessThanOrEqualTo(near.get(i - 1).weight());
      }
    }
  }

  @Test
  void theWeightsAreASoftmaxOfTheDistances() {
    List<WeightedCluster> near = Neighbourhood.of(ON_FIRST, AXES, new RoutingRule(2, 1.5, 0));

    assertThat(near.get(0).distance()).isEqualTo(0);
    assertThat(near.get(1).distance()).isEqualTo(2);
    assertThat(near.get(0).weight()).isCloseTo(1 / (1 + Math.exp(-3)), within(1e-12));
  }

  @Test
  void withoutSharpnessAllWeighTheSame() {
    assertThat(Neighbourhood.of(ON_FIRST, AXES, new RoutingRule(2, 0, 0)))
        .extracting(WeightedCluster::weight)
        .containsExactly(0.5, 0.5);
  }

  @Test
  void aModelsScoreIsTheWeightedMean() {
    List<WeightedCluster> near = List.of(new WeightedCluster(1, 0, 0.75),
        new WeightedCluster(0, 1, 0.25));

    assertThat(Neighbourhood.score(near, new double[][]{{0.2, 0}, {0.6, 1}}, 0))
        .isCloseTo(0.5, within(1e-12));
  }
}
