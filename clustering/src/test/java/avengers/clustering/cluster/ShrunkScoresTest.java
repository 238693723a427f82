package avengers.clustering.cluster;

import static avengers.clustering.cluster.Routers.statistics;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import avengers.clustering.testing.Vectors;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ShrunkScoresTest {
  private static final Offset<Double> CLOSE = within(1e-9);
  private static final double INFINITE = 1e12;
  private static final List<ModelStatistics> OVERALL = List.of(statistics(100, 0.6),
      statistics(100, 0.4));

  @Test
  void strengthZeroIsTheRawMean() {
    assertThat(row(0, statistics(5, 0.2), statistics(10, 0.9))).containsExactly(0.2, 0.9);
  }

  @Test
  void infiniteStrengthIsTheOverallMeanMovedByTheClustersEase() {
    double[] row = row(INFINITE, statistics(10, 0.7), statistics(10, 0.7));

    // Both together usually fail in 0.5, here in 0.3: each one's failures shrink by that factor.
    assertThat(row[0]).isCloseTo(1 - 0.4 * 0.6, CLOSE);
    assertThat(row[1]).isCloseTo(1 - 0.6 * 0.6, CLOSE);
  }

  @Test
  void inAHardClusterSuccessesShrink() {
    double[] row = row(INFINITE, statistics(10, 0.25), statistics(10, 0.25));

    assertThat(row[0]).isCloseTo(0.6 / 2, CLOSE);
    assertThat(row[1]).isCloseTo(0.4 / 2, CLOSE);
  }

  @Test
  void easeIsWeighedByQueries() {
    double[] row = row(INFINITE, statistics(30, 0.7), statistics(10, 0.4));

    // Usually 0.55 with these weights, here 0.625.
    assertThat(row[0]).isCloseTo(1 - 0.4 * 0.375 / 0.45, CLOSE);
  }

  @Test
  void inBetweenThePriorCountsAsManyQueries() {
    double[] row = row(10, statistics(10, 0.7), statistics(10, 0.7));

    assertThat(row[0]).isCloseTo((0.7 + 0.76) / 2, CLOSE);
    assertThat(row[1]).isCloseTo((0.7 + 0.64) / 2, CLOSE);
  }

  @Test
  void aModelWithoutDataGetsItsPrior() {
    double[] row = row(0, statistics(10, 0.5), statistics(0, 0));

    assertThat(row[0]).isCloseTo(0.5, CLOSE);
    assertThat(row[1]).isCloseTo(0.4 * 0.5 / 0.6, CLOSE);
  }

  @Test
  void aClusterWithoutDataIsLikeAllQueries() {
    assertThat(row(5, statistics(0, 0), statistics(0, 0))).containsExactly(0.6, 0.4);
  }

  @Test
  void scoresStayBetweenZeroAndOne() {
    assertThat(row(INFINITE, statistics(1, 1), statistics(100, 1))[0]).isEqualTo(1);
    assertThat(row(INFINITE, statistics(100, 0), statistics(1, 0))[1]).isEqualTo(0);
    RandomGenerator random = Vectors.seeded(4);
    for (int round = 0; round < 500; round++) {
      List<ModelStatistics> cluster = new ArrayList<>();
      List<ModelStatistics> overall = new ArrayList<>();
      for (int model = 0; model < 4; model++) {
        cluster.add(statistics(random.nextInt(20), random.nextDouble()));
        overall.add(statistics(100, random.nextDouble()));
      }
      double[] row = ShrunkScores.of(List.of(cluster), overall, random.nextDouble(50))[0];
      assertThat(row).hasSize(4);
      for (double score : row) {
        assertThat(score).isBetween(0.0, 1.0);
      }
    }
  }

  private static double[] row(double strength, ModelStatistics... cluster) {
    return ShrunkScores.of(List.of(List.of(cluster)), OVERALL, strength)[0];
  }
}
